"""The gate of the idea: approved, it goes on; rejected, it can be reopened for a while."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import ApproveIdea, DecisionOutcome, IdeaCommand, RejectIdea, ReopenIdea
    from application.contracts.payloads import IdeaPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import IdeaStep
    from domain.ideas.idea import IdeaStatus
    from entrypoints.temporal.calls import APPROVE_IDEA, LOOK_UP_IDEA, REJECT_IDEA, REOPEN_IDEA, Call
    from entrypoints.temporal.workflows.decisions import not_ready, refuse, refuse_stale
    from entrypoints.temporal.workflows.pipeline_core import POLICY, PipelineCore


class IdeaStage(PipelineCore):
    async def decide_idea(self) -> Stage:
        """A pipeline that is built again finds the decision of its predecessor; it stands."""
        if self.idea is None:
            self.idea = await self._idea_step(LOOK_UP_IDEA)
        held = self.idea.held_because
        if self.idea.status is IdeaStatus.NEW and self.is_auto(Stage.IDEA) and not held:
            self.idea = await self._idea_step(APPROVE_IDEA, POLICY)
        elif self.idea.status is IdeaStatus.NEW:
            await self.report(StageState.WAITING, detail=f"{held} Approve or reject the idea.".strip())
            await self.gates[Stage.IDEA].settled()
        elif self.gates[Stage.IDEA].has_decision:
            await self.gates[Stage.IDEA].settled()
        return await self._after_decision()

    @workflow.update(name="approve_idea")
    async def approve_idea(self, command: ApproveIdea) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_approval, self._approve_idea)

    @approve_idea.validator
    def check_approve_idea(self, command: ApproveIdea) -> None:
        self.decisions.check(command, self._refuse_approval)

    @workflow.update(name="reject_idea")
    async def reject_idea(self, command: RejectIdea) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_rejection, self.stop)

    @reject_idea.validator
    def check_reject_idea(self, command: RejectIdea) -> None:
        self.decisions.check(command, self._refuse_rejection)

    @workflow.update(name="reopen_idea")
    async def reopen_idea(self, command: ReopenIdea) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_reopening, self.reopen)

    @reopen_idea.validator
    def check_reopen_idea(self, command: ReopenIdea) -> None:
        self.decisions.check(command, self._refuse_reopening)

    async def reopen(self, command: IdeaCommand) -> DecisionOutcome:
        self.idea = await self._idea_step(REOPEN_IDEA, command.actor, command.reason)
        self.gates[Stage.IDEA].reopen()
        self.by_hand.add(Stage.IDEA)
        self.turn_to(Stage.IDEA)
        return self._idea_outcome(command, self.idea)

    async def stop(self, command: IdeaCommand) -> DecisionOutcome:
        """Reject the idea, whatever was made of it: running work is given up, finished work is kept."""
        self.idea = await self._idea_step(REJECT_IDEA, command.actor, command.reason)
        ends_at = self.gates[Stage.IDEA].decide(command.decision_id)
        self.turn_to(Stage.IDEA)
        return self._idea_outcome(command, self.idea).model_copy(update={"grace_ends_at": ends_at})

    async def _approve_idea(self, command: ApproveIdea) -> DecisionOutcome:
        self.idea = await self._idea_step(APPROVE_IDEA, command.actor, command.reason)
        ends_at = self.gates[Stage.IDEA].decide(command.decision_id)
        return self._idea_outcome(command, self.idea).model_copy(update={"grace_ends_at": ends_at})

    def _refuse_approval(self, command: ApproveIdea) -> None:
        self._refuse_verb("approve", command)

    def _refuse_rejection(self, command: RejectIdea) -> None:
        self._refuse_verb("reject", command)
        if self.is_past(Stage.SCHEDULE):
            msg = "The post was handed over for publishing: cancel the post instead."
            raise refuse(msg)

    def _refuse_reopening(self, command: ReopenIdea) -> None:
        self._refuse_verb("reopen", command)
        if self.script is not None:
            msg = "A script was written from this idea already: reject the idea or revise the script instead."
            raise refuse(msg)

    def _refuse_verb(self, verb: str, command: IdeaCommand) -> None:
        if self.idea is None:
            raise not_ready()
        if verb not in self.idea.allowed_actions:
            msg = f"This idea is {self.idea.status}: it takes no “{verb}” now."
            raise refuse(msg)
        refuse_stale(command.expected_version, self.idea.version)

    async def _after_decision(self) -> Stage:
        """Waiting is free: a rejected idea can be reopened for a while, which turns the course."""
        if self.idea is not None and self.idea.status is IdeaStatus.APPROVED:
            await self.report(StageState.DONE)
            return Stage.SCRIPT
        await self.report(StageState.DONE, detail="Rejected.")
        await workflow.sleep(self.settings.reopen_window)
        return Stage.DONE

    async def _idea_step(
        self, call: Call[IdeaStep, IdeaPayload], actor: str = "workflow", reason: str = ""
    ) -> IdeaPayload:
        step = IdeaStep(context=self.steps.context(actor, reason), idea_id=self.request.idea_id)
        return await self.steps.record(call, step)

    def _idea_outcome(self, command: IdeaCommand, idea: IdeaPayload) -> DecisionOutcome:
        return DecisionOutcome(
            decision_id=command.decision_id,
            entity="idea",
            entity_id=idea.idea_id,
            status=idea.status,
            version=idea.version,
        )
