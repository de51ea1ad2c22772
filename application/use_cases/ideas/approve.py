"""Approve an idea: scripting may begin."""

from dataclasses import dataclass
from functools import partial

from application.contracts.payloads import IdeaPayload
from application.contracts.steps import IdeaStep
from application.contracts.topics import Topic
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, IdeaId


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveIdea:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: IdeaStep) -> IdeaPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            idea = await work.ideas.get(IdeaId(command.idea_id))
            idea.approve(by=Actor(command.context.actor), at=self.clock.now())
            work.announce(Topic.IDEAS_APPROVED, str(idea.id), partial(IdeaPayload.of, idea))
            await work.commit()
        return IdeaPayload.of(idea)
