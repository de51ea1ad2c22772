"""Take the last decision on an idea back, as long as nothing was produced from it."""

from dataclasses import dataclass

from application.contracts.payloads import IdeaPayload
from application.contracts.steps import IdeaStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, IdeaId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenIdea:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: IdeaStep) -> IdeaPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            idea = await work.ideas.get(IdeaId(command.idea_id))
            script = await work.scripts.of_idea(idea.id)
            idea.reopen(by=Actor(command.context.actor), at=self.clock.now(), has_script=script is not None)
            await work.commit()
        return IdeaPayload.of(idea)
