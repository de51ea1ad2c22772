"""Stand-ins for the makers of content: quick, and faulty where a test asks for it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from application.contracts.article import Article
from application.contracts.pipeline import SourceProblem
from application.contracts.render import RenderedVideo, RenderOrder, RenderState, RenderStatus, WordTime
from application.ports.article_source import ArticleSource, SourceReading
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from application.ports.imagery import Imagery, Picture, PictureOrder
from application.ports.media_intake import Admitted, MediaIntake
from application.ports.metrics import MetricsSource
from application.ports.purse import paying
from application.ports.scene_writer import SceneWriter
from application.ports.script_writer import UNHEARD, Rehearsal, ScriptDraft, ScriptWriter
from application.ports.sources import Look, SourcePoller
from application.ports.speech import Speech, SpeechOrder, Voiceover
from application.ports.video_renderer import VideoRenderer
from domain.analytics.snapshot import Metrics
from domain.assets.take import AssetType
from domain.budgets.prices import Usage
from domain.ideas.idea import Idea
from domain.ideas.source import Source
from domain.scripts.scene import Beat, Scene
from domain.shared.errors import ContentFactoryError, InvalidInputError, ProviderRefusedError, RenderFailedError
from domain.shared.ids import PostId, TenantId
from domain.tenancy.channel import Channel
from tests.support.builders import a_scene

SAYS = "Three things decide a launch day. Read the rest on the site."


class FakeArticles(ArticleSource):
    """Every source is an article of its own name, but for those whose name begins with "bad"."""

    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        if source.startswith("bad"):
            return SourceReading((), (SourceProblem(source=source, reason="It is empty."),))
        article = Article(source=source, digest=source, title=source, text=SAYS, blocks=(), url=f"https://{source}")
        return SourceReading((article,))


class FakePoller(SourcePoller):
    """Every source is as new as its name, and is read as `FakeArticles` reads it."""

    async def look(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        if source.locator.startswith("down"):
            return Look(source.state.failed("It does not answer.", now))
        return Look(replace(source.state.unchanged(now), digest=source.locator))

    async def articles(self, tenant_id: TenantId, source: Source) -> SourceReading:
        return await FakeArticles().read(tenant_id, source.locator)


@dataclass
class FakeIdeaWriter(IdeaWriter):
    usage: Usage | None = None

    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        if self.usage is not None:
            async with paying(self.usage):
                await asyncio.sleep(0)
        return IdeaDraft(title=article.title, description="What it says.", tags=("launch",))


@dataclass
class FakeScriptWriter(ScriptWriter):
    narration: str = "Three things decide a launch day."
    errors: list[Exception] = field(default_factory=list)

    async def write(
        self, idea: Idea, article: Article, channel: Channel, rehearsal: Rehearsal = UNHEARD
    ) -> ScriptDraft:
        if self.errors:
            raise self.errors.pop(0)
        scenes = (
            a_scene(narration=self.narration),
            a_scene(scene_id="s2", beat=Beat.CLOSE, narration="Read the rest on the site."),
        )
        return ScriptDraft(title=idea.title, language="en", scenes=scenes, writer="fake")


@dataclass
class FakeSceneWriter(SceneWriter):
    """Waits for `hold`, if there is one; says something new each time."""

    hold: asyncio.Event | None = None
    errors: list[Exception] = field(default_factory=list)

    async def rewrite(
        self, scene_id: str, scenes: Sequence[Scene], earlier: Sequence[Scene], article: Article, channel: Channel
    ) -> Scene:
        if self.hold is not None:
            await self.hold.wait()
        if self.errors:
            raise self.errors.pop(0)
        old = next(scene for scene in scenes if scene.scene_id == scene_id)
        return replace(old, narration=f"{old.narration} Never before {len(earlier) + 2} o’clock.")


@dataclass
class FakeImagery(Imagery):
    """Refuses each scene in `refusing` until it is taken out; each take is an object of its own. May have a price."""

    source: str = "fake"
    orders: list[PictureOrder] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)
    drawn: list[str] = field(default_factory=list)
    usage: Usage | None = None

    async def draw(self, order: PictureOrder) -> Picture:
        name = "thumbnail" if order.thumbnail else f"s{order.index}"
        if name in self.refusing:
            msg = f"No picture of {name} today."
            raise ProviderRefusedError(msg)
        if self.usage is not None:
            async with paying(self.usage):
                await asyncio.sleep(0)
        self.drawn.append(name)
        self.orders.append(order)
        key = f"pictures/{self.source}-{name}-{order.take}"
        return Picture(key=key, width=1080, height=1920, source=self.source, licence="own")


class FakeIntake(MediaIntake):
    """Takes everything but what is called bad, a dot is a pixel wide: clips by their suffix, the rest as pictures."""

    async def admit(self, tenant_id: TenantId, key: str) -> Admitted:
        if "bad" in key:
            msg = "The file cannot be used: its headers cannot be read."
            raise InvalidInputError(msg)
        if key.endswith(".mp4"):
            return Admitted(
                key=key, type=AssetType.VIDEO, media_type="video/mp4", width=1080, height=1920, duration_sec=3.0
            )
        wide = 1 if "dot" in key else 1080
        return Admitted(key=f"{key}.plain", type=AssetType.IMAGE, media_type="image/png", width=wide, height=1920)


class FakeSpeech(Speech):
    async def speak(self, order: SpeechOrder) -> Voiceover:
        words = tuple(WordTime(text=text, start_sec=at, end_sec=at + 0.4) for at, text in enumerate(order.text.split()))
        return Voiceover(key=f"voices/{len(order.text)}", duration_sec=4.0, words=words, source="fake", licence="own")


@dataclass
class FakeRenderer(VideoRenderer):
    """Takes `looks` looks at the status; fails with `failure` as long as it has one; `stopped` are those given up."""

    looks: int = 1
    failure: str = ""
    checks: dict[str, dict[str, object]] = field(default_factory=dict)
    forever: bool = False
    orders: list[RenderOrder] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    began: asyncio.Event = field(default_factory=asyncio.Event)
    _seen: int = 0

    async def start(self, order: RenderOrder) -> str:
        self.orders.append(order)
        self._seen = 0
        self.began.set()
        return f"render:{order.video_id}"

    async def status(self, key: str) -> RenderStatus:
        self._seen += 1
        if self.failure:
            return RenderStatus(state=RenderState.FAILED, failure=self.failure)
        if self.forever or self._seen <= self.looks:
            return RenderStatus(state=RenderState.RUNNING, done=self._seen, total=self.looks, detail="scene 1")
        return RenderStatus(state=RenderState.FINISHED, done=self.looks, total=self.looks)

    async def collect(self, key: str) -> RenderedVideo:
        if self.failure:
            raise RenderFailedError(self.failure, self.checks)
        return RenderedVideo(
            video_key=f"{key}.mp4",
            thumbnail_key=f"{key}.jpg",
            srt_key=f"{key}.srt",
            vtt_key=f"{key}.vtt",
            duration_sec=8.7,
            width=1080,
            height=1920,
            size_bytes=1000,
        )

    async def stop(self, key: str) -> None:
        self.stopped.append(key)


@dataclass
class FakeMetrics(MetricsSource):
    platform: str = "own_site"
    numbers: dict[UUID, Metrics] = field(default_factory=dict)
    errors: list[ContentFactoryError] = field(default_factory=list)

    async def fetch(self, tenant_id: TenantId, posts: Sequence[PostId]) -> Mapping[PostId, Metrics]:
        if self.errors:
            raise self.errors.pop(0)
        return {post: self.numbers[post] for post in posts if post in self.numbers}
