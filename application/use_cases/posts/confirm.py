"""Confirm a planned post: it will go out at its time."""

from dataclasses import dataclass
from functools import partial

from application.contracts.payloads import PostPayload
from application.contracts.steps import TimedPostStep
from application.contracts.topics import Topic
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPost:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: TimedPostStep) -> PostPayload:
        by, at = Actor(command.context.actor), self.clock.now()
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            post = await work.posts.get(PostId(command.post_id))
            if command.scheduled_at is not None:
                post.reschedule(command.scheduled_at, by=by, at=at)
            post.confirm(by=by, at=at)
            work.announce(Topic.POSTS_SCHEDULED, str(post.id), partial(PostPayload.of, post))
            await work.commit()
        return PostPayload.of(post)
