"""Ideas from sources: each article once, bad sources told, everything saved together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from adapters.persistence.memory.past_ideas import MemoryPastIdeas
from adapters.persistence.memory.sources import MemorySourceStore
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.contracts.article import Article
from application.contracts.payloads import IdeaPayload
from application.contracts.pipeline import DailyRunRequest, GatePolicy, IdeasProposed, SourceProblem, StepContext
from application.contracts.topics import Topic
from application.ports.article_source import ArticleSource, SourceReading
from application.ports.clock import Clock
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from application.ports.sources import Look, SourcePoller
from application.use_cases.ideas.choosing import Choosing
from application.use_cases.ideas.curating import Curator
from application.use_cases.ideas.gathering import Gathering
from application.use_cases.ideas.generate import GenerateIdeas
from domain.ideas.source import Source
from domain.shared.errors import ProviderUnavailableError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel, GateMode, Gates
from tests.support.builders import a_channel
from tests.support.clocks import Noon
from tests.support.fake_boards import MemoryChannels, MemoryNumbers
from tests.support.object_store import MemoryObjectStore

TENANT = UUID(int=1)
RUN = UUID(int=2)


@dataclass
class Shelf(ArticleSource, SourcePoller):
    """Source -> the digests of its articles; a source that is not on the shelf is a problem."""

    digests: Mapping[str, Sequence[str]]

    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        if source not in self.digests:
            return SourceReading((), (SourceProblem(source=source, reason=f"{source}: it is empty."),))
        return SourceReading(
            tuple(
                Article(source=source, digest=digest, title=digest, text="Text.", blocks=(), url=f"https://a/{digest}")
                for digest in self.digests[source]
            )
        )

    async def look(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        if source.locator not in self.digests:
            return Look(source.state.failed(f"{source.locator}: it is empty.", now))
        return Look(replace(source.state.unchanged(now), digest="+".join(self.digests[source.locator])))

    async def articles(self, tenant_id: TenantId, source: Source) -> SourceReading:
        return await self.read(tenant_id, source.locator)


@dataclass
class Proposer(IdeaWriter):
    failing: set[str] = field(default_factory=set)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        self.asked.append((article.digest, tuple(topics)))
        if article.digest in self.failing:
            msg = "The model did not answer."
            raise ProviderUnavailableError(msg)
        return IdeaDraft(title=article.title, description="d", tags=("t",))


@dataclass
class Desk:
    shelf: Mapping[str, Sequence[str]]
    channel: Channel = field(default_factory=a_channel)
    writer: Proposer = field(default_factory=Proposer)
    store: MemoryStore = field(default_factory=MemoryStore)
    objects: MemoryObjectStore = field(default_factory=MemoryObjectStore)
    sources: MemorySourceStore = field(default_factory=MemorySourceStore)
    clock: Clock = field(default_factory=Noon)

    async def run(self, *sources: str, run_id: UUID = RUN, seq: int = 1, **more: Any) -> IdeasProposed:
        channels, past = MemoryChannels({self.channel.id: self.channel}), MemoryPastIdeas(self.store)
        shelf = Shelf(self.shelf)
        generate = GenerateIdeas(
            gathering=Gathering(
                articles=shelf, sources=self.sources, poller=shelf, channels=channels, clock=self.clock
            ),
            choosing=Choosing(
                curator=Curator(
                    duplicates=TfIdfDuplicateSearch(past), sources=self.sources, numbers=MemoryNumbers(self.store)
                ),
                past=past,
                channels=channels,
                clock=self.clock,
            ),
            writer=self.writer,
            store=self.objects,
            channels=channels,
            unit_of_work=lambda context: MemoryUnitOfWork(self.store, context),
            clock=self.clock,
            grace=None,
        )
        request = DailyRunRequest(tenant_id=TENANT, channel_id=self.channel.id, run_id=run_id, sources=sources, **more)
        step = StepContext(tenant_id=TENANT, workflow_id=f"daily/{run_id}", run_id="r", seq=seq)
        return await generate(request, step)


async def test_each_article_becomes_an_idea_with_its_article_stored() -> None:
    desk = Desk({"blog": ["one", "two"]})

    proposed = await desk.run("blog")

    ideas = [message.payload for message in desk.store.messages]
    assert [idea.idea_id for idea in ideas if isinstance(idea, IdeaPayload)] == list(proposed.idea_ids)
    assert {message.topic for message in desk.store.messages} == {Topic.IDEAS_GENERATED}
    assert sorted(desk.objects.objects) == [f"t/{TENANT}/articles/{digest}.json" for digest in ("one", "two")]


async def test_the_same_source_again_is_known_and_nobody_is_asked() -> None:
    desk = Desk({"blog": ["one"]})
    first = await desk.run("blog")

    second = await desk.run("blog", run_id=uuid4())

    assert (second.idea_ids, second.known) == ((), first.idea_ids)
    assert len(desk.writer.asked) == len(desk.store.messages) == 1


async def test_a_repeated_step_answers_as_the_first_time() -> None:
    desk = Desk({"blog": ["one", "two"]})
    first = await desk.run("blog")

    again = await desk.run("blog")

    assert again == first
    assert len(desk.store.messages) == 2


async def test_an_article_in_two_sources_is_one_idea() -> None:
    desk = Desk({"blog": ["one"], "feed": ["one", "two"]})

    assert len((await desk.run("blog", "feed")).idea_ids) == 2


async def test_a_bad_source_and_a_failing_model_stop_nobody_else() -> None:
    desk = Desk({"blog": ["one", "two"]}, writer=Proposer(failing={"one"}))

    proposed = await desk.run("gone", "blog")

    assert len(proposed.idea_ids) == 1
    assert [(problem.source, problem.reason) for problem in proposed.problems] == [
        ("gone", "gone: it is empty."),
        ("blog", "The model did not answer."),
    ]


async def test_the_channels_sources_and_settings_hold_unless_the_run_says_otherwise() -> None:
    channel = replace(a_channel(), sources=("blog",), gates=Gates(idea=GateMode.AUTO), grace=timedelta(seconds=3))
    desk = Desk({"blog": ["one"]}, channel=channel)

    usual = await desk.run()
    other = await desk.run("blog", gates=GatePolicy(script=GateMode.AUTO), topics=("trees",))

    assert len(usual.idea_ids) == 1
    assert (usual.settings.gates.idea, usual.settings.grace) == (GateMode.AUTO, timedelta(seconds=3))
    assert (other.settings.gates.idea, other.settings.gates.script) == (GateMode.MANUAL, GateMode.AUTO)


async def test_another_channel_makes_its_own_idea_of_the_same_article() -> None:
    first, second = Desk({"blog": ["one"]}), Desk({"blog": ["one"]})

    assert (await first.run("blog")).idea_ids != (await second.run("blog")).idea_ids
