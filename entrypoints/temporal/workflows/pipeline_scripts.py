"""The script: written, edited, approved in exactly the version that was shown, revised."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import ApproveScript, DecisionOutcome, EditScript, IdeaCommand, ReviseScript
    from application.contracts.payloads import ScriptPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import ApproveScriptStep, EditStep, ScriptStep, WriteStep
    from domain.scripts.script import ScriptStatus
    from domain.shared.errors import HeldByChecksError
    from entrypoints.temporal.calls import (
        APPROVE_SCRIPT,
        EDIT_SCRIPT,
        REVISE_SCRIPT,
        WITHDRAW_SCRIPT,
        WRITE_SCRIPT,
    )
    from entrypoints.temporal.workflows.decisions import refusal, refuse, refuse_changed, refuse_stale
    from entrypoints.temporal.workflows.pipeline_core import POLICY, PipelineCore


class ScriptStage(PipelineCore):
    async def write_script(self) -> Stage:
        if self.script is None:
            await self.report(StageState.RUNNING, detail="Writing.")
            step = WriteStep(context=self.steps.context(), request=self.request)
            self.script = await self.afford(WRITE_SCRIPT, step, summary="Write the script")
        if self.script.status is ScriptStatus.DRAFT and self.is_auto(Stage.SCRIPT):
            script = await self._approve_as(POLICY, "", self.script)
            if script.status is ScriptStatus.DRAFT:
                await self._wait_for_a_person(script)
        elif self.script.status is ScriptStatus.DRAFT:
            await self._wait_for_a_person(self.script)
        elif self.gates[Stage.SCRIPT].has_decision:
            await self.gates[Stage.SCRIPT].settled()
        await self.report(StageState.DONE)
        return Stage.ASSETS

    async def _wait_for_a_person(self, script: ScriptPayload) -> None:
        """What the checks hold, the policy does not approve."""
        await self.report(StageState.WAITING, detail=script.held or "Read, edit and approve the script.")
        await self.gates[Stage.SCRIPT].settled()

    @workflow.update(name="edit_script")
    async def edit_script(self, command: EditScript) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_edit, self._edit)

    @edit_script.validator
    def check_edit_script(self, command: EditScript) -> None:
        self.decisions.check(command, self._refuse_edit)

    @workflow.update(name="approve_script")
    async def approve_script(self, command: ApproveScript) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_approval_of_script, self._approve_script)

    @approve_script.validator
    def check_approve_script(self, command: ApproveScript) -> None:
        self.decisions.check(command, self._refuse_approval_of_script)

    @workflow.update(name="revise_script")
    async def revise_script(self, command: ReviseScript) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_revision, self.revise)

    @revise_script.validator
    def check_revise_script(self, command: ReviseScript) -> None:
        self.decisions.check(command, self._refuse_revision)

    async def revise(self, command: IdeaCommand) -> DecisionOutcome:
        """Work on the approved version is given up; what it made is kept."""
        step = ScriptStep(
            context=self.steps.context(command.actor, command.reason), script_id=self.known_script().script_id
        )
        self.script = await self.steps.record(REVISE_SCRIPT, step)
        return self._back_to_draft(command, self.script)

    async def withdraw_approval(self, command: IdeaCommand) -> DecisionOutcome:
        step = ScriptStep(
            context=self.steps.context(command.actor, command.reason), script_id=self.known_script().script_id
        )
        self.script = await self.steps.record(WITHDRAW_SCRIPT, step)
        return self._back_to_draft(command, self.script)

    def _back_to_draft(self, command: IdeaCommand, script: ScriptPayload) -> DecisionOutcome:
        self.gates[Stage.SCRIPT].reopen()
        self.by_hand.add(Stage.SCRIPT)
        self.turn_to(Stage.SCRIPT)
        return script_outcome(command, script)

    async def _edit(self, command: EditScript) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = EditStep(context=context, script_id=command.script_id, scenes=command.scenes)
        self.script = await self.steps.record(EDIT_SCRIPT, step)
        return script_outcome(command, self.script)

    async def _approve_script(self, command: ApproveScript) -> DecisionOutcome:
        script = await self._approve_as(command.actor, command.reason, self.known_script())
        ends_at = self.gates[Stage.SCRIPT].decide(command.decision_id)
        return script_outcome(command, script).model_copy(update={"grace_ends_at": ends_at})

    async def _approve_as(self, actor: str, reason: str, script: ScriptPayload) -> ScriptPayload:
        step = ApproveScriptStep(
            context=self.steps.context(actor, reason), script_id=script.script_id, content_hash=script.content_hash
        )
        self.script = await self.steps.record(APPROVE_SCRIPT, step)
        return self.script

    def _refuse_edit(self, command: EditScript) -> None:
        self.refuse_script_verb("edit", command, command.script_id == self.known_script().script_id)

    def _refuse_approval_of_script(self, command: ApproveScript) -> None:
        script = self.known_script()
        self.refuse_script_verb("approve", command, command.script_id == script.script_id)
        refuse_changed(command.content_hash, script.content_hash)
        if script.held and not command.reason.strip():
            msg = f"{script.held} Edit it, or say why it may go out all the same."
            raise refusal(HeldByChecksError(msg))

    def _refuse_revision(self, command: ReviseScript) -> None:
        self.refuse_script_verb("revise", command, command.script_id == self.known_script().script_id)

    def refuse_script_verb(self, verb: str, command: IdeaCommand, is_ours: bool) -> None:  # noqa: FBT001 - one caller's fact
        script = self.known_script()
        self.refuse_unless_producing()
        if not is_ours or verb not in script.allowed_actions:
            msg = f"This script is {script.status}: it takes no “{verb}” now."
            raise refuse(msg)
        refuse_stale(command.expected_version, script.row_version)

    def known_script(self) -> ScriptPayload:
        if self.script is None:
            msg = "No script was written from this idea yet."
            raise refuse(msg)
        return self.script


def script_outcome(command: IdeaCommand, script: ScriptPayload) -> DecisionOutcome:
    return DecisionOutcome(
        decision_id=command.decision_id,
        entity="script",
        entity_id=script.script_id,
        status=script.status,
        version=script.row_version,
    )
