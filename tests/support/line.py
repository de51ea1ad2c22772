"""The whole line on the Temporal dev server: real workflows, activities and use-cases, with quick makers behind."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from temporalio.client import WorkflowHandle
from temporalio.common import WorkflowIDReusePolicy

from adapters.clock import SystemClock
from adapters.orchestration.temporal import TemporalPipeline
from adapters.persistence.memory.ledger import MemoryLedger
from adapters.persistence.memory.past_ideas import MemoryPastIdeas
from adapters.persistence.memory.sources import MemorySourceStore
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.contracts.pipeline import (
    DailyRunRequest,
    GatePolicy,
    PipelineRequest,
    PipelineSettings,
    Stage,
    StageState,
)
from application.contracts.workflows import Queue, WorkflowName, content_id, post_id_of, task_queue
from application.ports.unit_of_work import UnitOfWork, WorkContext
from application.use_cases.budgets.purses import LedgerPurses
from domain.ideas.idea import Idea
from domain.shared.ids import Actor, ChannelId, TenantId
from domain.tenancy.channel import Channel, GateMode, Gates
from entrypoints.temporal.activities.build import build_activities
from entrypoints.temporal.activities.ports import Ports
from entrypoints.temporal.serving import serve, workers
from tests.support.builders import a_channel, an_idea
from tests.support.fake_boards import MemoryChannels, MemoryNumbers, MemoryProgress
from tests.support.fake_makers import (
    FakeArticles,
    FakeIdeaWriter,
    FakeImagery,
    FakeIntake,
    FakeMetrics,
    FakePoller,
    FakeRenderer,
    FakeSceneWriter,
    FakeScriptWriter,
    FakeSpeech,
)
from tests.support.fake_platform import FakePlatform
from tests.support.object_store import MemoryObjectStore
from tests.support.purchases import PRICES
from tests.support.temporal import TemporalEnv

AUTO = GatePolicy(idea=GateMode.AUTO, script=GateMode.AUTO, schedule=GateMode.AUTO)
MANUAL = GatePolicy()
AT_ONCE = timedelta()
MOMENT = timedelta(milliseconds=50)
PATIENCE_SEC = 30.0


class SlowUnitOfWork(MemoryUnitOfWork):
    """Commits that `line` holds wait until they are let go."""

    def __init__(self, line: "Line", context: WorkContext) -> None:
        super().__init__(line.store, context)
        self._line = line
        self.actor = context.actor

    async def commit(self) -> None:
        for hold in self._line.holds:
            await hold.pass_by(self)
        await super().commit()


@dataclass
class Hold:
    """Stops the commits for which `of` holds; `reached` tells that one came, `release` lets them go."""

    of: Callable[[SlowUnitOfWork], bool]
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)

    async def pass_by(self, work: SlowUnitOfWork) -> None:
        if not self.release.is_set() and self.of(work):
            self.reached.set()
            await self.release.wait()


@dataclass
class Line:
    env: TemporalEnv
    tenant_id: TenantId = field(default_factory=lambda: TenantId(uuid4()))
    store: MemoryStore = field(default_factory=MemoryStore)
    objects: MemoryObjectStore = field(default_factory=MemoryObjectStore)
    channels: MemoryChannels = field(default_factory=MemoryChannels)
    progress: MemoryProgress = field(default_factory=MemoryProgress)
    sources: MemorySourceStore = field(default_factory=MemorySourceStore)
    idea_writer: FakeIdeaWriter = field(default_factory=FakeIdeaWriter)
    writer: FakeScriptWriter = field(default_factory=FakeScriptWriter)
    scene_writer: FakeSceneWriter = field(default_factory=FakeSceneWriter)
    imagery: FakeImagery = field(default_factory=FakeImagery)
    cards: FakeImagery = field(default_factory=lambda: FakeImagery(source="card"))
    intake: FakeIntake = field(default_factory=FakeIntake)
    renderer: FakeRenderer = field(default_factory=FakeRenderer)
    platform: FakePlatform = field(default_factory=FakePlatform)
    metrics: FakeMetrics = field(default_factory=FakeMetrics)
    ledger: MemoryLedger = field(default_factory=lambda: MemoryLedger(SystemClock()))
    holds: list[Hold] = field(default_factory=list)

    @property
    def past_ideas(self) -> MemoryPastIdeas:
        return MemoryPastIdeas(self.store)

    @property
    def pipeline(self) -> TemporalPipeline:
        return TemporalPipeline(self.env.client, self.env.prefix)

    def work(self, context: WorkContext) -> UnitOfWork:
        return SlowUnitOfWork(self, context)

    def hold(self, of: Callable[[SlowUnitOfWork], bool]) -> Hold:
        self.holds.append(Hold(of))
        return self.holds[-1]

    def ports(self) -> Ports:
        return Ports(
            unit_of_work=self.work,
            clock=SystemClock(),
            channels=self.channels,
            analytics=MemoryNumbers(self.store),
            progress=self.progress,
            store=self.objects,
            articles=FakeArticles(),
            sources=self.sources,
            poller=FakePoller(),
            past_ideas=self.past_ideas,
            duplicates=TfIdfDuplicateSearch(self.past_ideas),
            idea_writer=self.idea_writer,
            script_writer=self.writer,
            scene_writer=self.scene_writer,
            imagery=self.imagery,
            cards=self.cards,
            intake=self.intake,
            speech=FakeSpeech(),
            renderer=self.renderer,
            publishers={"own_site": self.platform},
            metrics=[self.metrics],
            purses=LedgerPurses(ledger=self.ledger, book=self.ledger, prices=PRICES),
            poll_sec=0.01,
        )

    def a_channel(self, **changes: Any) -> Channel:
        channel = a_channel(**changes)
        self.channels.channels[channel.id] = channel
        return channel

    async def an_idea(self, **changes: Any) -> Idea:
        """Save a new idea of a channel of its own, with its article."""
        channel = self.a_channel()
        idea = an_idea(channel_id=channel.id, **changes)
        self.objects.objects[idea.origin.article_key] = ARTICLE
        async with self.work(WorkContext(tenant_id=self.tenant_id, actor=Actor("workflow"))) as work:
            idea.propose(by=Actor("workflow"))
            work.ideas.add(idea)
            await work.commit()
        return idea

    async def start(self, idea: Idea, gates: GatePolicy = MANUAL, **settings: Any) -> WorkflowHandle[Any, Any]:
        chosen = {"grace": AT_ONCE, "reopen_window": AT_ONCE, "publish_patience": MOMENT} | settings
        request = PipelineRequest(
            tenant_id=self.tenant_id,
            channel_id=idea.channel_id,
            run_id=idea.run_id,
            idea_id=idea.id,
            settings=PipelineSettings(gates=gates, **chosen),
        )
        return await self.env.client.start_workflow(
            WorkflowName.CONTENT_PIPELINE.value,
            request,
            id=content_id(self.tenant_id, idea.id),
            task_queue=task_queue(self.env.prefix, Queue.WORKFLOWS),
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
        )

    async def run_daily(self, *sources: str, gates: GatePolicy = AUTO, channel: Channel | None = None) -> UUID:
        channel = channel or self.a_channel(gates=Gates())
        request = DailyRunRequest(
            tenant_id=self.tenant_id, channel_id=channel.id, run_id=uuid4(), sources=sources, gates=gates
        )
        return await self.pipeline.start_run(request)

    def the(self, kind: str) -> Any:
        """Return the one aggregate of a kind."""
        rows = list(self.store.rows[kind].values())
        assert len(rows) == 1, f"{len(rows)} of {kind}"
        return rows[0]

    def all_of(self, kind: str) -> list[Any]:
        return list(self.store.rows[kind].values())

    def events(self) -> list[str]:
        return [each.name for each in self.store.events]

    def topics(self) -> list[str]:
        return [str(each.topic) for each in self.store.messages]

    async def until(self, idea: Idea, stage: Stage, state: StageState) -> None:
        await until(lambda: self.progress.shows(idea.id, stage, state), f"{stage} is {state}")

    async def until_published(self, count: int = 1) -> None:
        await until(lambda: len(self.platform.live) >= count and self._recorded() >= count, "published")

    def pipeline_of(self, idea: Idea) -> WorkflowHandle[Any, Any]:
        return self.env.client.get_workflow_handle(content_id(self.tenant_id, idea.id))

    def post_workflow(self, post_id: UUID) -> WorkflowHandle[Any, Any]:
        return self.env.client.get_workflow_handle(post_id_of(self.tenant_id, post_id))

    def channel_of(self, idea: Idea) -> ChannelId:
        return idea.channel_id

    def _recorded(self) -> int:
        return sum(post.status == "published" for post in self.all_of("post"))


ARTICLE = (
    b'{"source":"launch.md","digest":"0","title":"Launch day","text":"Three things decide a launch day.","blocks":[]}'
)


async def until(holds: Callable[[], bool], what: str) -> None:
    deadline = asyncio.get_running_loop().time() + PATIENCE_SEC
    while not holds():
        assert asyncio.get_running_loop().time() < deadline, f"waited in vain until {what}"
        await asyncio.sleep(0.01)


@asynccontextmanager
async def running_line(env: TemporalEnv, line: Line | None = None) -> AsyncIterator[Line]:
    line = line or Line(env)
    every = workers(env.client, build_activities(line.ports()), env.prefix, ["own_site"], heartbeats=MOMENT)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(every, stop))
    try:
        yield line
    finally:
        stop.set()
        await serving
