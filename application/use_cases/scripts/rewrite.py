"""Have one scene of a draft written anew; the rest of the script stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from application.contracts.payloads import ScriptPayload
from application.contracts.steps import RewriteStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.object_store import ObjectStore
from application.ports.purse import NobodyPays, Purses
from application.ports.scene_writer import SceneWriter
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from application.use_cases.scripts.checking import Checked, Shelf, checked, standard_for
from application.use_cases.scripts.purposes import script_purpose
from domain.ideas.idea import Idea
from domain.scripts.scene import Scene
from domain.scripts.script import Script
from domain.shared.errors import ContentChangedError, NotFoundError
from domain.shared.ids import Actor, ScriptId


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteScene:
    """A new version with one other scene; a script that was changed meanwhile is left alone."""

    writer: SceneWriter
    store: ObjectStore
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    purses: Purses = field(default_factory=NobodyPays)

    async def __call__(self, command: RewriteStep) -> ScriptPayload:
        context = WorkContext.of(command.context)
        async with self.unit_of_work(context) as work:
            script = await work.scripts.get(ScriptId(command.script_id))
            idea = await work.ideas.get(script.idea_id)
            earlier = await _earlier(work, script, command.scene_id)
        if command.scene_id not in {scene.scene_id for scene in script.scenes}:
            msg = f"The script has no scene {command.scene_id}: read its newest version."
            raise NotFoundError(msg)
        text = await self._rewritten(script, idea, command.scene_id, earlier, context)
        async with self.unit_of_work(context) as work:
            latest = await work.scripts.get(script.id)
            if latest.content_hash != script.content_hash:
                msg = "The script was changed while the scene was being written: read it, then ask again."
                raise ContentChangedError(msg)
            latest.edit(text.scenes, by=Actor(command.context.actor), at=self.clock.now(), findings=text.findings)
            await work.commit()
        return ScriptPayload.of(latest)

    async def _rewritten(
        self, script: Script, idea: Idea, scene_id: str, earlier: Sequence[Scene], context: WorkContext
    ) -> Checked:
        shelf = Shelf(self.store, self.channels)
        article, channel = await shelf.article(idea), await shelf.channel(context.tenant_id, idea)
        purpose = script_purpose(context.tenant_id, idea, channel, self.clock.now())
        async with self.purses.open(purpose, f"scene:{script.id}:{script.revision}:{scene_id}"):
            scene = await self.writer.rewrite(scene_id, script.scenes, earlier, article, channel)
        scenes = [scene if one.scene_id == scene_id else one for one in script.scenes]
        return checked(script.title, scenes, standard_for(channel, article, script.language))


async def _earlier(work: UnitOfWork, script: Script, scene_id: str) -> Sequence[Scene]:
    """What this scene said in earlier versions."""
    versions = [await work.scripts.scenes_of(script.id, revision) for revision in range(1, script.revision)]
    return [scene for scenes in versions for scene in scenes if scene.scene_id == scene_id]
