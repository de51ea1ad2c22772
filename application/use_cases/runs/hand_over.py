"""End a run's own work: every idea has its pipeline now."""

from dataclasses import dataclass

from application.contracts.steps import HandOverStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.runs.run import SourceFailure
from domain.shared.ids import Actor, IdeaId, RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRun:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: HandOverStep) -> None:
        failures = tuple(SourceFailure(source=each.source, reason=each.reason) for each in command.problems)
        ideas = tuple(IdeaId(idea_id) for idea_id in command.idea_ids)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            run = await work.runs.get(RunId(command.run_id))
            run.hand_over(ideas, failures, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
