"""What a person may decide on a confirmed post: move it, cancel it, try a failed one again."""

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.commands import CancelPost, DecisionOutcome, PostCommand, ReschedulePost, RetryPost
    from application.contracts.steps import PostStep, TimedPostStep
    from domain.posts.post import Delivery
    from entrypoints.temporal.calls import CANCEL_POST, RESCHEDULE_POST, RETRY_POST
    from entrypoints.temporal.workflows.decisions import post_outcome, refuse, refuse_stale
    from entrypoints.temporal.workflows.post_core import PostCore


class PostDecisions(PostCore):
    @workflow.update(name="reschedule_post")
    async def reschedule_post(self, command: ReschedulePost) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_move, self._reschedule)

    @reschedule_post.validator
    def check_reschedule_post(self, command: ReschedulePost) -> None:
        self.decisions.check(command, self._refuse_move)

    @workflow.update(name="cancel_post")
    async def cancel_post(self, command: CancelPost) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_cancel, self._cancel)

    @cancel_post.validator
    def check_cancel_post(self, command: CancelPost) -> None:
        self.decisions.check(command, self._refuse_cancel)

    @workflow.update(name="retry_post")
    async def retry_post(self, command: RetryPost) -> DecisionOutcome:
        return await self.decisions.answer(command, self._refuse_retry_of_post, self._retry_post)

    @retry_post.validator
    def check_retry_post(self, command: RetryPost) -> None:
        self.decisions.check(command, self._refuse_retry_of_post)

    async def _reschedule(self, command: ReschedulePost) -> DecisionOutcome:
        context = self.steps.context(command.actor, command.reason)
        step = TimedPostStep(context=context, post_id=command.post_id, scheduled_at=command.scheduled_at)
        self.post = await self.steps.record(RESCHEDULE_POST, step)
        return post_outcome(command, self.post)

    async def _cancel(self, command: CancelPost) -> DecisionOutcome:
        self.post = await self.steps.record(CANCEL_POST, self._step_for(command))
        return post_outcome(command, self.post)

    async def _retry_post(self, command: RetryPost) -> DecisionOutcome:
        self.post = await self.steps.record(RETRY_POST, self._step_for(command))
        self.is_armed, self.is_given_up, self.not_before, self.delays = False, False, None, 0
        return post_outcome(command, self.post)

    def _step_for(self, command: PostCommand) -> PostStep:
        return self.step(command.actor, command.reason)

    def _refuse_move(self, command: ReschedulePost) -> None:
        self._refuse_verb_on_post("reschedule", command)

    def _refuse_cancel(self, command: CancelPost) -> None:
        self._refuse_verb_on_post("cancel", command)

    def _refuse_retry_of_post(self, command: RetryPost) -> None:
        if self.known_post().delivery is Delivery.UNCONFIRMED:
            msg = "Nobody knows yet whether this post is live: settle that first."
            raise refuse(msg)
        self._refuse_verb_on_post("retry", command)

    def _refuse_verb_on_post(self, verb: str, command: PostCommand) -> None:
        post = self.known_post()
        if verb not in post.allowed_actions:
            msg = f"This post takes no “{verb}” now: it is {'cancelled' if post.cancelled_at else post.status}."
            raise refuse(msg)
        if self.is_armed and verb != "retry":
            msg = "Publishing has begun: this post can no longer be moved or cancelled."
            raise refuse(msg)
        refuse_stale(command.expected_version, post.version)
