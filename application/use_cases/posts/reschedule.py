"""Give a post another time."""

from dataclasses import dataclass

from application.contracts.payloads import PostPayload
from application.contracts.steps import TimedPostStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.errors import InvalidInputError
from domain.shared.ids import Actor, PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReschedulePost:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: TimedPostStep) -> PostPayload:
        if command.scheduled_at is None:
            msg = "Moving a post needs the new time."
            raise InvalidInputError(msg)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            post = await work.posts.get(PostId(command.post_id))
            post.reschedule(command.scheduled_at, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return PostPayload.of(post)
