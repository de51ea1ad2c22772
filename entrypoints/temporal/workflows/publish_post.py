"""One post: wait for its time, then publish it once. What cannot be known is asked for, never guessed."""

from contextlib import suppress
from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from application.contracts.pipeline import PublishRequest, StageState
    from domain.posts.post import Delivery, PostStatus
    from entrypoints.temporal.workflows.post_decisions import PostDecisions
    from entrypoints.temporal.workflows.post_delivery import PostDelivery


@workflow.defn(name="publish_post")
class PublishPostWorkflow(PostDelivery, PostDecisions):
    @workflow.init
    def __init__(self, request: PublishRequest) -> None:
        super().__init__(request)

    @workflow.run
    async def run(self, request: PublishRequest) -> None:  # noqa: ARG002 - the SDK hands it to both
        """Return when nothing is left to decide; a decision accepted in the last moment still counts."""
        await self.look_up()
        while True:
            while not self._is_over:
                await self._go_on()
            self.decisions.is_closed = True
            await workflow.wait_condition(workflow.all_handlers_finished)
            if self._is_over:
                return
            self.decisions.is_closed = False

    @property
    def _is_failed(self) -> bool:
        return self.known_post().status is PostStatus.FAILED

    @property
    def _is_over(self) -> bool:
        return self.is_cancelled or self.is_published or (self._is_failed and self.is_given_up)

    async def _go_on(self) -> None:
        if self._is_failed:
            await self._wait_for_retry()
        elif self.known_post().delivery is Delivery.UNCONFIRMED:
            await self.ask_later()
        elif self.due_at > workflow.now():
            await self._wait_until_due()
        else:
            await self.deliver()

    async def _wait_until_due(self) -> None:
        """A move or a cancellation ends the wait early, and the next step looks again."""
        due = self.due_at
        self.show_due()
        await self.report(StageState.RUNNING, detail=f"Goes out at {due:%Y-%m-%d %H:%M} UTC.")
        wait = max(due - workflow.now(), timedelta())
        with suppress(TimeoutError):
            await workflow.wait_condition(lambda: self.is_cancelled or self.due_at != due, timeout=wait)
        if self.is_cancelled:
            await self.report(StageState.DONE, detail="Cancelled.")

    async def _wait_for_retry(self) -> None:
        try:
            await workflow.wait_condition(lambda: not self._is_failed, timeout=self.request.settings.reopen_window)
        except TimeoutError:
            self.is_given_up = True
