"""Say how a post stands: what publishing asks before it begins."""

from dataclasses import dataclass

from application.contracts.payloads import PostPayload
from application.contracts.steps import PostStep
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import PostId


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpPost:
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: PostStep) -> PostPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            return PostPayload.of(await work.posts.get(PostId(command.post_id)))
