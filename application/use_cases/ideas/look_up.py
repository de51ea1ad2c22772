"""Say how an idea stands: what a pipeline asks before it begins."""

from dataclasses import dataclass

from application.contracts.payloads import IdeaPayload
from application.contracts.steps import IdeaStep
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import IdeaId


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpIdea:
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: IdeaStep) -> IdeaPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            return IdeaPayload.of(await work.ideas.get(IdeaId(command.idea_id)))
