"""Write the script of an approved idea, once."""

from dataclasses import dataclass, field
from uuid import uuid5

from application.contracts.payloads import ScriptPayload
from application.contracts.pipeline import PipelineRequest, StepContext
from application.contracts.topics import Topic
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.object_store import ObjectStore
from application.ports.purse import NobodyPays, Purses
from application.ports.script_writer import ScriptDraft, ScriptWriter
from application.ports.speech import Speech
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.scripts.checking import Checked, Shelf, checked, standard_for
from application.use_cases.scripts.purposes import script_purpose
from application.use_cases.scripts.rehearse import RehearseScript
from domain.ideas.idea import Idea
from domain.scripts.quality.standard import Standard
from domain.scripts.script import Script
from domain.shared.ids import Actor, IdeaId, ScriptId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteScript:
    """An idea has one script: asked again, answer with the one that is there."""

    writer: ScriptWriter
    speech: Speech
    store: ObjectStore
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    purses: Purses = field(default_factory=NobodyPays)

    async def __call__(self, request: PipelineRequest, step: StepContext) -> ScriptPayload:
        async with self.unit_of_work(WorkContext.of(step)) as work:
            idea = await work.ideas.get(IdeaId(request.idea_id))
            written = await work.scripts.of_idea(idea.id)
        if written is not None:
            return ScriptPayload.of(written)
        tenant_id, shelf = TenantId(request.tenant_id), Shelf(self.store, self.channels)
        article, channel = await shelf.article(idea), await shelf.channel(tenant_id, idea)
        purpose = script_purpose(tenant_id, idea, channel, self.clock.now())
        async with self.purses.open(purpose, f"script:{idea.id}"):
            draft = await RehearseScript(writer=self.writer, speech=self.speech)(tenant_id, idea, article, channel)
        return await self._save(idea, draft, standard_for(channel, article, draft.language), step)

    async def _save(self, idea: Idea, draft: ScriptDraft, standard: Standard, step: StepContext) -> ScriptPayload:
        async with self.unit_of_work(WorkContext.of(step)) as work:
            written = await work.scripts.of_idea(idea.id)
            if written is not None:
                return ScriptPayload.of(written)
            script = self._script(idea, draft, checked(draft.title, draft.scenes, standard))
            script.propose(by=Actor(step.actor))
            work.scripts.add(script)
            work.announce(Topic.SCRIPTS_GENERATED, str(script.id), lambda: ScriptPayload.of(script))
            await work.commit()
        return ScriptPayload.of(script)

    def _script(self, idea: Idea, draft: ScriptDraft, text: Checked) -> Script:
        now = self.clock.now()
        return Script(
            id=ScriptId(uuid5(idea.id, "script")),
            idea_id=idea.id,
            title=draft.title,
            language=draft.language,
            scenes=text.scenes,
            findings=text.findings,
            writer=draft.writer,
            source_url=idea.origin.url,
            created_at=now,
            updated_at=now,
        )
