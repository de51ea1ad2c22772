"""Go back to the text of an earlier version."""

from dataclasses import dataclass

from application.contracts.payloads import ScriptPayload
from application.contracts.steps import RevertStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.object_store import ObjectStore
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.scripts.checking import Shelf, checked
from domain.shared.ids import Actor, ScriptId


@dataclass(frozen=True, slots=True, kw_only=True)
class RevertScript:
    """A new version with an old text: nothing of what lies between is lost, and it is checked by today's standard."""

    store: ObjectStore
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: RevertStep) -> ScriptPayload:
        context = WorkContext.of(command.context)
        async with self.unit_of_work(context) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            idea = await work.ideas.get(script.idea_id)
            scenes = await work.scripts.scenes_of(script.id, command.revision)
        standard = await Shelf(self.store, self.channels).standard(context.tenant_id, idea, script.language)
        text = checked(script.title, scenes, standard)
        async with self.unit_of_work(context) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            script.edit(text.scenes, by=Actor(command.context.actor), at=self.clock.now(), findings=text.findings)
            await work.commit()
        return ScriptPayload.of(script)
