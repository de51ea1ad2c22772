"""Post steps: planning and the notes on a delivery; each one calls one use-case."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.payloads import PostPayload
from application.contracts.steps import DeliveryStep, PlanPostStep, PostStep, RecordStep, TimedPostStep
from application.use_cases.posts.cancel import CancelPost
from application.use_cases.posts.confirm import ConfirmPost
from application.use_cases.posts.deliver import NoteDelivery
from application.use_cases.posts.fail import FailPost
from application.use_cases.posts.look_up import LookUpPost
from application.use_cases.posts.record import RecordPublished
from application.use_cases.posts.reschedule import ReschedulePost
from application.use_cases.posts.retry import RetryPost
from application.use_cases.posts.schedule import SchedulePost
from application.use_cases.posts.withdraw import WithdrawPost


@dataclass(frozen=True, slots=True, kw_only=True)
class PostActivities:
    schedule_post: SchedulePost
    look_up_post: LookUpPost
    confirm_post: ConfirmPost
    withdraw_post: WithdrawPost
    reschedule_post: ReschedulePost
    cancel_post: CancelPost
    retry_post: RetryPost
    fail_post: FailPost
    note_delivery: NoteDelivery
    record_published: RecordPublished

    @activity.defn(name="schedule_post")
    async def schedule(self, step: PlanPostStep) -> PostPayload:
        return await self.schedule_post(step)

    @activity.defn(name="look_up_post")
    async def look_up(self, step: PostStep) -> PostPayload:
        return await self.look_up_post(step)

    @activity.defn(name="confirm_post")
    async def confirm(self, step: TimedPostStep) -> PostPayload:
        return await self.confirm_post(step)

    @activity.defn(name="withdraw_post")
    async def withdraw(self, step: PostStep) -> PostPayload:
        return await self.withdraw_post(step)

    @activity.defn(name="reschedule_post")
    async def reschedule(self, step: TimedPostStep) -> PostPayload:
        return await self.reschedule_post(step)

    @activity.defn(name="cancel_post")
    async def cancel(self, step: PostStep) -> PostPayload:
        return await self.cancel_post(step)

    @activity.defn(name="retry_post")
    async def retry(self, step: PostStep) -> PostPayload:
        return await self.retry_post(step)

    @activity.defn(name="fail_post")
    async def fail(self, step: PostStep) -> PostPayload:
        return await self.fail_post(step)

    @activity.defn(name="note_delivery")
    async def note(self, step: DeliveryStep) -> PostPayload:
        return await self.note_delivery(step)

    @activity.defn(name="record_published")
    async def record(self, step: RecordStep) -> PostPayload:
        return await self.record_published(step)
