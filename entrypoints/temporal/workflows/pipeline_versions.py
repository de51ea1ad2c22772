"""New versions of a draft that are not typed by hand: one scene written anew, or an earlier text again."""

import asyncio

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import DecisionOutcome, RevertScript, RewriteScene
    from application.contracts.payloads import ScriptPayload
    from application.contracts.steps import RevertStep, RewriteStep
    from entrypoints.temporal.calls import REVERT_SCRIPT, REWRITE_SCENE
    from entrypoints.temporal.workflows.decisions import refuse
    from entrypoints.temporal.workflows.pipeline_scripts import ScriptStage, script_outcome

PATIENCE_SEC = 4
"""Whoever asked is told that it takes longer, before their own patience ends; the new version comes all the same."""


class VersionStage(ScriptStage):
    @workflow.update(name="rewrite_scene")
    async def rewrite_scene(self, command: RewriteScene) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_rewriting, self._rewrite)

    @rewrite_scene.validator
    def check_rewrite_scene(self, command: RewriteScene) -> None:
        self.decisions.check(command, self._refuse_rewriting)

    @workflow.update(name="revert_script")
    async def revert_script(self, command: RevertScript) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_reverting, self._revert)

    @revert_script.validator
    def check_revert_script(self, command: RevertScript) -> None:
        self.decisions.check(command, self._refuse_reverting)

    async def _rewrite(self, command: RewriteScene) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = RewriteStep(context=context, script_id=command.script_id, scene_id=command.scene_id)
        writing = asyncio.create_task(self.steps.record(REWRITE_SCENE, step, self._keep_script))
        done, _ = await workflow.wait([writing], timeout=PATIENCE_SEC)
        if done:
            return script_outcome(command, writing.result())
        writing.add_done_callback(_be_heard)
        told = "The scene is being written: the new version appears here when it is there."
        return script_outcome(command, self.known_script()).model_copy(update={"message": told})

    async def _revert(self, command: RevertScript) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = RevertStep(context=context, script_id=command.script_id, revision=command.revision)
        return script_outcome(command, await self.steps.record(REVERT_SCRIPT, step, self._keep_script))

    def _keep_script(self, script: ScriptPayload) -> None:
        """A version that comes late does not replace a newer one."""
        if self.script is None or script.row_version > self.script.row_version:
            self.script = script

    def _refuse_rewriting(self, command: RewriteScene) -> None:
        self.refuse_script_verb("edit", command, command.script_id == self.known_script().script_id)
        if command.scene_id not in {scene.scene_id for scene in self.known_script().scenes}:
            msg = f"The script has no scene {command.scene_id}: read its newest version."
            raise refuse(msg)

    def _refuse_reverting(self, command: RevertScript) -> None:
        self.refuse_script_verb("edit", command, command.script_id == self.known_script().script_id)
        newest = self.known_script().version
        if command.revision >= newest:
            msg = f"Version {command.revision} is no earlier one: choose a version before v{newest}."
            raise refuse(msg)


def _be_heard(writing: asyncio.Task[ScriptPayload]) -> None:
    """A failure that nobody waits for any more is in the history, and changes nothing."""
    if not writing.cancelled():
        writing.exception()
