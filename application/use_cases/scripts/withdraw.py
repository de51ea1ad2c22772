"""Undo the approval of a script before anything came of it."""

from dataclasses import dataclass

from application.contracts.payloads import ScriptPayload
from application.contracts.steps import ScriptStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, ScriptId


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawScript:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: ScriptStep) -> ScriptPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            script.withdraw(by=Actor(command.context.actor), at=self.clock.now())
            await work.commit()
        return ScriptPayload.of(script)
