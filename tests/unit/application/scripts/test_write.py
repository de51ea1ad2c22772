"""A script is written once for its idea, from the stored article."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid5

import pytest

from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from application.contracts.article import Article
from application.contracts.payloads import ScriptPayload
from application.contracts.pipeline import PipelineRequest, StepContext
from application.contracts.topics import Topic
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from application.ports.unit_of_work import WorkContext
from application.use_cases.scripts.write import WriteScript
from domain.ideas.idea import Idea
from domain.shared.errors import NotFoundError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel
from tests.support.builders import ANN, a_channel, a_scene, an_idea
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels
from tests.support.fake_makers import FakeSpeech
from tests.support.object_store import MemoryObjectStore

TENANT = TenantId(UUID(int=1))
ARTICLE = Article(source="a.md", digest="0", title="A", text="Text.", blocks=())


@dataclass
class OneScene(ScriptWriter):
    read: list[Article] = field(default_factory=list)

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        self.read.append(article)
        return ScriptDraft(title=idea.title, language="en", scenes=(a_scene(),), writer="test")


@dataclass
class Desk:
    channel: Channel = field(default_factory=a_channel)
    writer: OneScene = field(default_factory=OneScene)
    store: MemoryStore = field(default_factory=MemoryStore)
    objects: MemoryObjectStore = field(default_factory=MemoryObjectStore)

    async def with_idea(self) -> Idea:
        idea = an_idea(channel_id=self.channel.id)
        await self.objects.put(idea.origin.article_key, ARTICLE.model_dump_json().encode())
        async with MemoryUnitOfWork(self.store, WorkContext(tenant_id=TENANT, actor=ANN)) as work:
            idea.propose(by=ANN)
            work.ideas.add(idea)
            await work.commit()
        return idea

    async def write(self, idea: Idea, seq: int = 3) -> ScriptPayload:
        write = WriteScript(
            writer=self.writer,
            speech=FakeSpeech(),
            store=self.objects,
            channels=MemoryChannels({self.channel.id: self.channel}),
            unit_of_work=lambda context: MemoryUnitOfWork(self.store, context),
            clock=Noon(),
        )
        request = PipelineRequest(tenant_id=TENANT, channel_id=self.channel.id, run_id=idea.run_id, idea_id=idea.id)
        step = StepContext(tenant_id=TENANT, workflow_id=f"content/{idea.id}", run_id="r", seq=seq)
        return await write(request, step)

    @property
    def topics(self) -> Sequence[Topic]:
        return [message.topic for message in self.store.messages]


async def test_a_script_is_written_from_the_stored_article_and_announced() -> None:
    desk = Desk()
    idea = await desk.with_idea()

    script = await desk.write(idea)

    assert script.script_id == uuid5(idea.id, "script")
    assert (script.idea_id, script.status, script.version) == (idea.id, "draft", 1)
    assert desk.writer.read[0] == ARTICLE
    assert desk.topics == [Topic.SCRIPTS_GENERATED]


async def test_asked_again_it_answers_with_the_script_that_is_there() -> None:
    desk = Desk()
    idea = await desk.with_idea()
    first = await desk.write(idea)
    read = len(desk.writer.read)

    again = await desk.write(idea)

    assert again == first
    assert len(desk.writer.read) == read
    assert desk.topics == [Topic.SCRIPTS_GENERATED]


async def test_a_lost_article_is_said_and_nothing_is_saved() -> None:
    desk = Desk()
    idea = await desk.with_idea()
    desk.objects.objects.clear()

    with pytest.raises(NotFoundError):
        await desk.write(idea)

    assert desk.topics == []
