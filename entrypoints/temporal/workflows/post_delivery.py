"""Prepare, arm, commit once, find out when nobody knows, record."""

from datetime import timedelta

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import DeliveryStep, PreparedPost, PublishOutcome, PublishStep, RecordStep
    from domain.posts.post import Delivery
    from entrypoints.temporal.calls import (
        COMMIT_POST,
        FAIL_POST,
        NOTE_DELIVERY,
        PREPARE_POST,
        PROBE_POST,
        RECORD_PUBLISHED,
    )
    from entrypoints.temporal.failures import code_of, reason_of
    from entrypoints.temporal.workflows.log import note
    from entrypoints.temporal.workflows.post_core import PostCore

SENT_NOTHING = frozenset({"invalid_transition", "not_found", "provider_refused", "invalid_input"})
"""Errors that the commit step raises before it calls the platform."""
OWN_IDENTITY = 2
"""Up to this idempotency class the platform keeps a repeated commit from making a second post."""
NO_IDENTITY = 5
MAX_COMMITS = 5
MAX_DELAYS = 20
LATER_SEC = 60.0
MOST_SELDOM = timedelta(days=1)
NOBODY_KNOWS = (
    "The platform does not say whether the post is live: it is asked again from time to time. Look there, too."
)


class PostDelivery(PostCore):
    async def deliver(self) -> None:
        """Publish now; leave the post as it was if it was cancelled or moved meanwhile."""
        await self.report(StageState.RUNNING, detail="Publishing.")
        was_armed = self.known_post().delivery is Delivery.ARMED
        try:
            prepared = await self.steps.perform(PREPARE_POST, self.step(), platform=self._platform)
        except ActivityError as error:
            if is_cancelled_exception(error):
                raise
            await self._fail_unless_withdrawn(reason_of(error))
            return
        self.prepared = prepared
        self.post = max(self.known_post(), prepared.post, key=lambda post: post.version)
        if await self._arm():
            await self._conclude(await self._commit(prepared, was_armed=was_armed))

    @property
    def _platform(self) -> str:
        return self.known_post().platform

    async def _fail_unless_withdrawn(self, reason: str) -> None:
        """A post that was cancelled or moved while it was prepared did not fail: nobody wants it out now."""
        async with self.decisions.lock:
            if not self.is_cancelled and self.due_at <= workflow.now():
                await self._fail(reason)

    async def _arm(self) -> bool:
        """Nothing is decided between this check and the note: the lock keeps decisions out."""
        async with self.decisions.lock:
            if self.is_cancelled or self.due_at > workflow.now():
                return False
            self.is_armed = True
            await self._note(Delivery.ARMED)
            return True

    async def _commit(self, prepared: PreparedPost, *, was_armed: bool) -> PublishOutcome:
        """Armed before this workflow began means that a predecessor may have published: find out first."""
        outcome = PublishOutcome(verdict="unknown") if was_armed else await self._try_commit(prepared)
        for attempt in range(MAX_COMMITS):
            if outcome.verdict == "unknown":
                outcome = await self._find_out(prepared, outcome)
            if outcome.verdict != "absent":
                break
            note("post.commits_again", attempt=attempt + 2)
            await workflow.sleep(self.request.settings.publish_patience)
            outcome = await self._try_commit(prepared)
        return outcome

    async def _try_commit(self, prepared: PreparedPost) -> PublishOutcome:
        """A lost worker or an unexpected error means that nobody knows whether the post is live."""
        try:
            return await self.steps.perform(COMMIT_POST, self._publish_step(prepared), platform=self._platform)
        except ActivityError as error:
            if is_cancelled_exception(error):
                raise
            if code_of(error) in SENT_NOTHING:
                return PublishOutcome(verdict="refused", reason=reason_of(error))
            return PublishOutcome(verdict="unknown", reason=reason_of(error))

    async def _find_out(self, prepared: PreparedPost, unknown: PublishOutcome) -> PublishOutcome:
        """Absent is an answer only where a second commit cannot make a second post; elsewhere it may be too early."""
        for _ in range(self.request.settings.publish_probes):
            outcome = await self._probe(prepared, unknown)
            if outcome.verdict == "live" or self._is_surely_absent(prepared, outcome):
                return outcome
            await workflow.sleep(self.request.settings.publish_patience)
        return unknown

    async def ask_later(self) -> None:
        """Nobody knows whether the post is live: look again, ever more seldom, and send nothing before it is sure."""
        prepared = self.prepared or PreparedPost(idempotency_class=NO_IDENTITY, post=self.known_post())
        unknown = PublishOutcome(verdict="unknown")
        pause = self.request.settings.publish_patience * self.request.settings.publish_probes
        outcome = unknown
        while outcome.verdict != "live" and not self._is_surely_absent(prepared, outcome):
            await workflow.sleep(pause)
            pause = min(pause * 2, MOST_SELDOM)
            outcome = await self._probe(prepared, unknown)
        if outcome.verdict == "live":
            await self._record(outcome)
        else:
            await self._postpone(outcome)

    def _is_surely_absent(self, prepared: PreparedPost, outcome: PublishOutcome) -> bool:
        return outcome.verdict == "absent" and prepared.idempotency_class <= OWN_IDENTITY

    async def _probe(self, prepared: PreparedPost, unknown: PublishOutcome) -> PublishOutcome:
        try:
            return await self.steps.perform(PROBE_POST, self._publish_step(prepared), platform=self._platform)
        except ActivityError as error:
            if is_cancelled_exception(error):
                raise
            return unknown

    async def _conclude(self, outcome: PublishOutcome) -> None:
        if outcome.verdict == "live":
            await self._record(outcome)
        elif outcome.verdict == "later" and self.delays < MAX_DELAYS:
            await self._postpone(outcome)
        elif outcome.verdict == "unknown":
            await self._note(Delivery.UNCONFIRMED)
            await self.report(StageState.FAILED, failure=NOBODY_KNOWS)
        elif outcome.verdict == "reauth":
            await self._fail(f"Reconnect the account, then try again. {outcome.reason}".strip())
        else:
            await self._fail(outcome.reason or "The platform does not show the post, after several tries.")

    async def _record(self, outcome: PublishOutcome) -> None:
        step = RecordStep(
            context=self.steps.context(),
            post_id=self.request.post_id,
            external_id=outcome.external_id,
            url=outcome.url,
        )
        self.post = await self.steps.record(RECORD_PUBLISHED, step)
        await self.report(StageState.DONE, detail=outcome.url)
        await self.report_stage(Stage.DONE, StageState.DONE, detail=outcome.url)

    async def _postpone(self, outcome: PublishOutcome) -> None:
        """It surely is not live: it can be moved and cancelled again while it waits."""
        self.delays += 1
        self.not_before = workflow.now() + timedelta(seconds=outcome.after_sec or LATER_SEC)
        await self._note(Delivery.PREPARED)
        self.is_armed = False

    async def _fail(self, reason: str) -> None:
        self.post = await self.steps.record(FAIL_POST, self.step(detail=reason))
        await self.report(StageState.FAILED, failure=reason)

    async def _note(self, delivery: Delivery) -> None:
        step = DeliveryStep(context=self.steps.context(), post_id=self.request.post_id, delivery=delivery)
        self.post = await self.steps.record(NOTE_DELIVERY, step)

    def _publish_step(self, prepared: PreparedPost) -> PublishStep:
        return PublishStep(context=self.steps.context(), post_id=self.request.post_id, handle=prepared.handle)
