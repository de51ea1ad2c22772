"""Approve exactly the text of a script that was shown."""

from dataclasses import dataclass

from application.contracts.payloads import ScriptPayload
from application.contracts.steps import ApproveScriptStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, ScriptId

POLICY = "policy:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproveScript:
    """The policy approves nothing that the checks hold: it answers with the draft. A person may, with a reason."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: ApproveScriptStep) -> ScriptPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            if script.errors and command.context.actor.startswith(POLICY):
                return ScriptPayload.of(script)
            script.approve(
                content_hash=command.content_hash,
                by=Actor(command.context.actor),
                at=self.clock.now(),
                reason=command.context.reason,
            )
            await work.commit()
        return ScriptPayload.of(script)
