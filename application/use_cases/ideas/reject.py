"""Reject an idea: nothing more is made of it."""

from dataclasses import dataclass

from application.contracts.payloads import IdeaPayload
from application.contracts.steps import IdeaStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, IdeaId


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectIdea:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: IdeaStep) -> IdeaPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            idea = await work.ideas.get(IdeaId(command.idea_id))
            idea.reject(by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return IdeaPayload.of(idea)
