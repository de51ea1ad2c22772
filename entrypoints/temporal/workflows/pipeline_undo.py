"""Taking a decision back: for nothing within its grace period, by a compensating decision afterwards."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import DecisionOutcome, RetryStage, Undo
    from application.contracts.pipeline import Stage, StageState
    from entrypoints.temporal.workflows.decisions import refuse
    from entrypoints.temporal.workflows.pipeline_ideas import IdeaStage
    from entrypoints.temporal.workflows.pipeline_posts import PostStage
    from entrypoints.temporal.workflows.pipeline_versions import VersionStage

COMPENSATED = frozenset({"approve_idea", "reject_idea", "approve_script"})


class Undoing(IdeaStage, VersionStage, PostStage):
    @workflow.update(name="undo")
    async def undo(self, command: Undo) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_undo, self._undo)

    @undo.validator
    def check_undo(self, command: Undo) -> None:
        self.decisions.check(command, self._refuse_undo)

    @workflow.update(name="retry_stage")
    async def retry_stage(self, command: RetryStage) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_retry, self._retry)

    @retry_stage.validator
    def check_retry_stage(self, command: RetryStage) -> None:
        self.decisions.check(command, self._refuse_retry)

    async def _undo(self, command: Undo) -> DecisionOutcome:
        stage = self._undoable_stage(command)
        if stage is None:
            return await self._compensate(command)
        if stage is Stage.IDEA:
            outcome = await self.reopen(command)
        elif stage is Stage.SCRIPT:
            outcome = await self.withdraw_approval(command)
        else:
            outcome = await self.withdraw_confirmation(command)
        return outcome.model_copy(update={"outcome": "reverted", "message": "Undone."})

    async def _compensate(self, command: Undo) -> DecisionOutcome:
        if self.decisions.kind_of(command.undoes) == "approve_script":
            outcome, message = await self.revise(command), "Stopped. The script is a draft again, as a new version."
        elif self.script is None:
            outcome, message = await self.reopen(command), "Reopened. Nothing had been made of it."
        else:
            outcome, message = await self.stop(command), "Stopped. The idea is rejected; what was made is kept."
        return outcome.model_copy(update={"outcome": "compensated", "message": message})

    def _undoable_stage(self, command: Undo) -> Stage | None:
        return next((stage for stage, gate in self.gates.items() if gate.can_undo(command.undoes)), None)

    def _refuse_undo(self, command: Undo) -> None:
        kind = self.decisions.kind_of(command.undoes)
        if not kind:
            msg = "This pipeline knows no such decision."
            raise refuse(msg)
        if self._undoable_stage(command) is not None:
            return
        if kind not in COMPENSATED or self.is_past(Stage.SCHEDULE):
            msg = "It is too late to undo this: choose an action that fits what there is now."
            raise refuse(msg)
        self._refuse_compensation(kind)

    def _refuse_compensation(self, kind: str) -> None:
        """A decision that something newer has replaced already is not taken back a second time."""
        status = self.idea.status.value if self.idea else ""
        script = self.script.status.value if self.script else ""
        stands = {
            "approve_idea": status == "approved",
            "reject_idea": status == "rejected" and self.script is None,
            "approve_script": status == "approved" and script == "approved",
        }
        if not stands[kind]:
            msg = "That decision stands no more: there is nothing to undo."
            raise refuse(msg)

    def _refuse_retry(self, _command: RetryStage) -> None:
        is_waiting_for_money = bool(self.short_of_money) and self.state is StageState.WAITING
        if self.state is not StageState.FAILED and not is_waiting_for_money:
            msg = "This pipeline is not stopped by a failure: there is nothing to try again."
            raise refuse(msg)

    async def _retry(self, command: RetryStage) -> DecisionOutcome:
        self.state = StageState.RUNNING
        self.turn_to(self.stage)
        return DecisionOutcome(
            decision_id=command.decision_id,
            entity="idea",
            entity_id=command.idea_id,
            status=self.idea.status if self.idea else "new",
            version=self.idea.version if self.idea else 0,
            message=f"Trying {self.stage} again.",
        )
