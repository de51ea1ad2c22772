"""Note how far publishing has come; arming is the last note before the irreversible call."""

from dataclasses import dataclass

from application.contracts.payloads import PostPayload
from application.contracts.steps import DeliveryStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDelivery:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: DeliveryStep) -> PostPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            post = await work.posts.get(PostId(command.post_id))
            post.deliver(command.delivery, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return PostPayload.of(post)
