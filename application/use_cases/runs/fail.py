"""Note that a run came to nothing, and why."""

from dataclasses import dataclass

from application.contracts.steps import FailRunStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.runs.run import SourceFailure
from domain.shared.ids import Actor, RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class FailRun:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: FailRunStep) -> None:
        failures = tuple(SourceFailure(source=each.source, reason=each.reason) for each in command.problems)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            run = await work.runs.get(RunId(command.run_id))
            run.fail(command.reason, failures, by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
