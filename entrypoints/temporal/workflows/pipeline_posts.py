"""The post: planned, confirmed, and handed over to the workflow that publishes it."""

from temporalio import workflow
from temporalio.common import Priority, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import ConfirmSchedule, DecisionOutcome, IdeaCommand
    from application.contracts.payloads import PostPayload
    from application.contracts.pipeline import PublishRequest, Stage, StageState
    from application.contracts.steps import PlanPostStep, PostStep, TimedPostStep
    from application.contracts.workflows import WorkflowName, post_id_of
    from domain.posts.post import PostStatus
    from entrypoints.temporal.calls import CANCEL_POST, CONFIRM_POST, SCHEDULE_POST, WITHDRAW_POST
    from entrypoints.temporal.workflows.attributes import post_attributes
    from entrypoints.temporal.workflows.decisions import post_outcome, refuse, refuse_stale
    from entrypoints.temporal.workflows.log import note
    from entrypoints.temporal.workflows.pipeline_core import POLICY, PipelineCore


class PostStage(PipelineCore):
    async def schedule_post(self) -> Stage:
        post = self.post or await self._plan_post()
        if post.cancelled_at is not None or post.status is PostStatus.PUBLISHED:
            return Stage.DONE
        if post.confirmed_at is None and self.is_auto(Stage.SCHEDULE):
            step = TimedPostStep(context=self.steps.context(POLICY), post_id=post.post_id)
            await self.steps.record(CONFIRM_POST, step, self._keep_post)
        elif post.confirmed_at is None:
            await self.report(StageState.WAITING, detail="Confirm the post.")
            await self.gates[Stage.SCHEDULE].settled()
        elif self.gates[Stage.SCHEDULE].has_decision:
            await self.gates[Stage.SCHEDULE].settled()
        await self.report(StageState.DONE)
        return Stage.PUBLISH

    async def hand_over(self) -> Stage:
        """A decision that is being carried out comes first: what it rejects is not handed over."""
        async with self.decisions.lock:
            await self._start_publishing(self._planned_post())
        return Stage.DONE

    async def _start_publishing(self, post: PostPayload) -> None:
        """The post's workflow goes on alone; one that runs or ended well is not started again, a lost one is."""
        request = PublishRequest(
            tenant_id=self.request.tenant_id,
            post_id=post.post_id,
            scheduled_at=post.scheduled_at,
            settings=self.settings,
        )
        try:
            _child = await workflow.start_child_workflow(
                WorkflowName.PUBLISH_POST.value,
                request,
                id=post_id_of(self.request.tenant_id, post.post_id),
                parent_close_policy=workflow.ParentClosePolicy.ABANDON,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
                search_attributes=post_attributes(self.request, post.scheduled_at),
                priority=Priority(fairness_key=str(self.request.tenant_id)),
                static_summary=f"Publish on {post.platform}",
            )
        except WorkflowAlreadyStartedError:
            note("post.on_its_way", post_id=str(post.post_id))

    @workflow.update(name="confirm_schedule")
    async def confirm_schedule(self, command: ConfirmSchedule) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_confirmation, self._confirm)

    @confirm_schedule.validator
    def check_confirm_schedule(self, command: ConfirmSchedule) -> None:
        self.decisions.check(command, self._refuse_confirmation)

    async def withdraw_confirmation(self, command: IdeaCommand) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = PostStep(context=context, post_id=self._planned_post().post_id)
        self.post = await self.steps.record(WITHDRAW_POST, step)
        self.gates[Stage.SCHEDULE].reopen()
        self.by_hand.add(Stage.SCHEDULE)
        self.turn_to(Stage.SCHEDULE)
        return post_outcome(command, self.post)

    async def drop_post(self, reason: str) -> None:
        """The video that it would show is made anew: a post of the new one takes its place."""
        if self.post is not None and "cancel" in self.post.allowed_actions:
            step = PostStep(context=self.steps.context(reason=reason), post_id=self.post.post_id)
            await self.steps.record(CANCEL_POST, step)
        self.post = None
        self.gates[Stage.SCHEDULE].reopen()

    async def _plan_post(self) -> PostPayload:
        plan = PlanPostStep(context=self.steps.context(), video_id=self.video_id or self.request.idea_id)
        return await self.steps.record(SCHEDULE_POST, plan, self._keep_post)

    def _keep_post(self, post: PostPayload) -> None:
        self.post = post

    async def _confirm(self, command: ConfirmSchedule) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = TimedPostStep(context=context, post_id=command.post_id, scheduled_at=command.scheduled_at)
        self.post = await self.steps.record(CONFIRM_POST, step)
        ends_at = self.gates[Stage.SCHEDULE].decide(command.decision_id)
        return post_outcome(command, self.post).model_copy(update={"grace_ends_at": ends_at})

    def _refuse_confirmation(self, command: ConfirmSchedule) -> None:
        post = self._planned_post()
        self.refuse_unless_producing()
        if command.post_id != post.post_id or "confirm" not in post.allowed_actions:
            msg = "This post does not wait for confirmation."
            raise refuse(msg)
        refuse_stale(command.expected_version, post.version)

    def _planned_post(self) -> PostPayload:
        if self.post is None:
            msg = "No post was planned from this idea yet."
            raise refuse(msg)
        return self.post
