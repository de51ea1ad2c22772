"""The portal as a browser meets it: the application behind a port, and things to decide on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from dependency_injector import providers
from playwright.async_api import Browser, BrowserContext

from application.contracts.payloads import IdeaPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.topics import Topic
from application.contracts.views import StageProgress
from application.ports.unit_of_work import WorkContext
from domain.analytics.snapshot import AnalyticsSnapshot, Metrics
from domain.ideas.idea import Idea
from domain.posts.post import Post
from domain.scripts.script import Script
from domain.shared.ids import ChannelId, IdeaId, PostId, ScriptId, SnapshotId, TenantId, UserId
from entrypoints.embedded.postgres import PostgresUrls
from tests.support.acting_pipeline import ActingPipeline
from tests.support.browser import PortalPage, Seen, launched, serving
from tests.support.builders import ANN, NOON, a_run, a_video, an_idea
from tests.support.web import Content, WebWorld, opened_world

TITLES = ("Write decisions down once", "Simple beats clever", "Seven ways to end a meeting")
HOSTILE = '<script>alert(1)</script><div hx-post="/evil" hx-trigger="load">of a stranger</div><img src=x onerror=x>'
REFUSED: dict[str, dict[str, object]] = {
    "loudness": {"title": "Loudness", "value": -14.1, "limit": "-14 LUFS +-1", "verdict": "passed"},
    "black_spans": {
        "title": "Black picture",
        "value": "4.0-4.4 s",
        "limit": "none of 0.1 s",
        "passed": False,
        "where": [{"second": 4.0, "scene_id": "s1", "scene": "scene 1: Launch day"}],
    },
    "asked_length": {"title": "Length", "value": "not measured", "verdict": "skipped", "reason": "None was asked for"},
}
"""A report of the gate with one of each."""


@dataclass(frozen=True, slots=True)
class Portal:
    world: WebWorld
    pipeline: ActingPipeline
    origin: str
    browser: Browser
    seen: Seen

    async def window(self, **options: Any) -> BrowserContext:
        return await self.browser.new_context(
            **{"viewport": {"width": 1280, "height": 860}, "locale": "en-GB"} | options
        )

    async def signed_in(self, **options: Any) -> PortalPage:
        context = await self.window(**options)
        secret = await self.world.session(self.world.ours)
        await context.add_cookies([{"name": "tg_session", "value": secret, "url": self.origin}])
        return await PortalPage.opened(context, self.origin, "ours", self.seen)

    async def sign_in_link(self) -> str:
        ours = self.world.ours
        issue = self.world.container.accounts().issue_sign_in_link
        return f"{self.origin}/sign-in/{await issue(TenantId(ours.tenant_id), UserId(ours.user_id))}"

    async def ideas(self, *titles: str) -> list[UUID]:
        """New ideas, the first with the best score."""
        channel, run = ChannelId(self.world.ours.channel_id), a_run()
        made = [
            an_idea(
                channel_id=channel,
                run_id=run.id,
                title=title,
                score=0.9 - 0.1 * number,
                score_parts={"substance": 0.5, "freshness": 0.4 - 0.1 * number},
            )
            for number, title in enumerate(titles or TITLES)
        ]
        async with self.world.container.unit_of_work(self.context) as work:
            for idea in made:
                idea.propose(by=ANN)
                work.ideas.add(idea)
            await work.commit()
        return [idea.id for idea in made]

    async def numbers(self, content: Content) -> None:
        """Two measurements of the published post, and a render that is going on."""
        async with self.world.container.unit_of_work(self.context) as work:
            for hours, views in ((1, 40), (2, 90)):
                snapshot = AnalyticsSnapshot(
                    id=SnapshotId(UUID(int=hours)),
                    post_id=content.post.id,
                    platform="own_site",
                    metrics=Metrics(views=views, likes=3, shares=1, watch_time_sec=900.0),
                    collected_at=NOON + timedelta(hours=hours),
                    updated_at=NOON,
                )
                snapshot.take(by=ANN)
                work.snapshots.add(snapshot)
            await work.commit()

    async def progress(self, idea_id: UUID, done: int) -> None:
        report = StageProgress(
            idea_id=idea_id,
            stage=Stage.VIDEO,
            state=StageState.RUNNING,
            done=done,
            total=8,
            eta_sec=30,
            updated_at=NOON,
        )
        await self.world.container.progress().report(self.context.tenant_id, report)

    async def refused(self, content: Content) -> UUID:
        """Another video of the same content, which the gate refused."""
        video = a_video(idea_id=content.idea_id, manifest_id=content.manifest_id)
        async with self.world.container.unit_of_work(self.context) as work:
            video.request(by=ANN)
            video.fail("The finished video failed its checks.", by=ANN, at=NOON, checks=REFUSED)
            work.videos.add(video)
            await work.commit()
        return video.id

    async def told(self) -> None:
        """A message that others have got, with the words of a stranger in it."""
        idea = an_idea(title=HOSTILE)
        async with self.world.container.unit_of_work(self.context) as work:
            idea.propose(by=ANN)
            work.ideas.add(idea)
            work.announce(Topic.IDEAS_GENERATED, str(idea.id), lambda: IdeaPayload.of(idea))
            await work.commit()
        await self.world.container.outbox_relay().relay()

    async def idea(self, idea_id: UUID) -> Idea:
        async with self.world.container.unit_of_work(self.context) as work:
            return await work.ideas.get(IdeaId(idea_id))

    async def script(self, script_id: UUID) -> Script:
        async with self.world.container.unit_of_work(self.context) as work:
            return await work.scripts.get(ScriptId(script_id))

    async def post(self, post_id: UUID) -> Post:
        async with self.world.container.unit_of_work(self.context) as work:
            return await work.posts.get(PostId(post_id))

    @property
    def context(self) -> WorkContext:
        return WorkContext(tenant_id=TenantId(self.world.ours.tenant_id), actor=ANN)


@asynccontextmanager
async def opened_portal(urls: PostgresUrls, home: Path) -> AsyncIterator[Portal]:
    async with opened_world(urls, home) as world:
        pipeline = ActingPipeline(open_work=world.container.unit_of_work)
        world.container.pipeline.override(providers.Object(pipeline))
        async with serving(world.app) as origin, launched() as browser:
            yield Portal(world, pipeline, origin, browser, Seen())


@pytest.fixture
async def portal(database_urls: PostgresUrls, tmp_path: Path) -> AsyncIterator[Portal]:
    """A fault on any page's console, a report of the security policy too, fails the test."""
    async with opened_portal(database_urls, tmp_path) as opened:
        yield opened
        assert opened.seen.faults == []
