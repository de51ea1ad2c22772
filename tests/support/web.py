"""The web application on a real database, with two tenants in it and a pipeline that only remembers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from dependency_injector import providers
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from adapters.publishing.own_site import OwnSitePublisher
from application.contracts.accounts import TenantReady, TenantSetup
from application.ports.publisher import Attempt
from application.ports.unit_of_work import WorkContext
from domain.assets.asset import AssetRole
from domain.posts.post import Post
from domain.shared.ids import ChannelId, TenantId, UserId
from domain.videos.video import Rendition
from entrypoints.bootstrap.container import Container
from entrypoints.bootstrap.settings import DatabaseSettings, Settings
from entrypoints.embedded.postgres import PostgresUrls
from entrypoints.web.app import create_app
from tests.support.builders import (
    ANN,
    NOON,
    a_manifest,
    a_post,
    a_rendition,
    a_run,
    a_script,
    a_video,
    an_asset,
    an_idea,
)
from tests.support.fake_pipeline import FakePipeline

ORIGIN = "http://testserver"
VIDEO = bytes(range(256)) * 40
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.500\nThree things decide\n\n00:01.500 --> 00:03.000\na launch day.\n"


@dataclass(frozen=True, slots=True)
class Content:
    """One of everything, of one tenant."""

    run_id: UUID
    idea_id: UUID
    script_id: UUID
    content_hash: str
    manifest_id: UUID
    asset_id: UUID
    video_id: UUID
    post: Post

    @property
    def ids(self) -> dict[str, str]:
        return {
            "run_id": str(self.run_id),
            "idea_id": str(self.idea_id),
            "script_id": str(self.script_id),
            "manifest_id": str(self.manifest_id),
            "asset_id": str(self.asset_id),
            "video_id": str(self.video_id),
            "post_id": str(self.post.id),
            "name": "video.mp4",
        }


@dataclass(frozen=True, slots=True)
class WebWorld:
    """`ours` is the tenant whose site is public; `theirs` is another one."""

    app: FastAPI
    container: Container
    pipeline: FakePipeline
    ours: TenantReady
    theirs: TenantReady

    def client(self, **headers: str) -> AsyncClient:
        return AsyncClient(transport=ASGITransport(self.app), base_url=ORIGIN, headers=headers)

    async def token(self, tenant: TenantReady) -> str:
        await self.session(tenant)
        issue = self.container.accounts().issue_api_token
        return (await issue(TenantId(tenant.tenant_id), UserId(tenant.user_id), "test")).secret

    async def api(self, tenant: TenantReady | None = None) -> AsyncClient:
        """A client that speaks for the tenant's first user."""
        return self.client(Authorization=f"Bearer {await self.token(tenant or self.ours)}")

    async def session(self, tenant: TenantReady) -> str:
        """The secret of a new session, by a link that is used up."""
        accounts = self.container.accounts()
        link = await accounts.issue_sign_in_link(TenantId(tenant.tenant_id), UserId(tenant.user_id))
        return (await accounts.redeem_sign_in_link(link)).secret

    async def portal(self, tenant: TenantReady | None = None) -> AsyncClient:
        """A client that is signed in, as a browser is."""
        client = self.client(Origin=ORIGIN)
        client.cookies.set("tg_session", await self.session(tenant or self.ours))
        return client

    async def content(
        self, tenant: TenantReady | None = None, *, slug: str = "launch-day-1234", size: tuple[int, int] = (1080, 1920)
    ) -> Content:
        """One of everything: an idea, a draft of its script, assets, a finished video, a planned post."""
        place = tenant or self.ours
        channel = ChannelId(place.channel_id)
        run = a_run(channel_id=channel)
        idea = an_idea(channel_id=channel, run_id=run.id)
        script = a_script(idea_id=idea.id)
        manifest = a_manifest(idea_id=idea.id, script_id=script.id)
        asset = an_asset(manifest_id=manifest.id, role=AssetRole.PICTURE)
        video = a_video(idea_id=idea.id, manifest_id=manifest.id)
        rendition = replace(await self.stored_rendition(place.tenant_id), width=size[0], height=size[1])
        post = a_post(idea_id=idea.id, video_id=video.id, channel_id=channel, slug=slug)
        async with self.container.unit_of_work(WorkContext(tenant_id=TenantId(place.tenant_id), actor=ANN)) as work:
            run.begin(by=ANN)
            idea.propose(by=ANN)
            script.propose(by=ANN)
            video.request(by=ANN)
            video.finish(rendition, by=ANN, at=NOON)
            post.plan(by=ANN)
            work.runs.add(run)
            work.ideas.add(idea)
            work.scripts.add(script)
            work.manifests.add(manifest)
            work.assets.add(asset)
            work.videos.add(video)
            work.posts.add(post)
            await work.commit()
        return Content(
            run_id=run.id,
            idea_id=idea.id,
            script_id=script.id,
            content_hash=script.content_hash,
            manifest_id=manifest.id,
            asset_id=asset.id,
            video_id=video.id,
            post=post,
        )

    async def stored_rendition(self, tenant_id: UUID) -> Rendition:
        name, store = uuid4().hex, self.container.object_store()
        files = {"mp4": VIDEO, "jpg": b"\xff\xd8picture", "srt": b"1\n", "vtt": CAPTIONS}
        for suffix, content in files.items():
            await store.put(f"t/{tenant_id}/videos/{name}.{suffix}", content)
        keys = {suffix: f"t/{tenant_id}/videos/{name}.{suffix}" for suffix in files}
        return a_rendition(
            video_key=keys["mp4"],
            thumbnail_key=keys["jpg"],
            srt_key=keys["srt"],
            vtt_key=keys["vtt"],
            size_bytes=len(VIDEO),
        )

    async def published(self, content: Content, tenant: TenantReady | None = None) -> None:
        """Bring the post to the own site, as its workflow does."""
        tenant_id = TenantId((tenant or self.ours).tenant_id)
        async with self.container.unit_of_work(WorkContext(tenant_id=tenant_id, actor=ANN)) as work:
            post = await work.posts.get(content.post.id)
            video = await work.videos.get(post.video_id)
            assert video.rendition is not None
            attempt = Attempt(tenant_id=tenant_id, post=post, rendition=video.rendition, script_text="Three things.")
            publisher = OwnSitePublisher(self.container.object_store())
            await publisher.prepare(attempt)
            await publisher.commit(attempt)
            post.confirm(by=ANN, at=NOON)
            post.publish(external_id=str(post.id), url=f"/watch/{post.slug}", by=ANN, at=NOON)
            await work.commit()


@asynccontextmanager
async def opened_world(urls: PostgresUrls, home: Path) -> AsyncIterator[WebWorld]:
    settings = Settings(home=home, tenant="ours", database=DatabaseSettings(url=urls.app, pool_size=10))
    pipeline = FakePipeline()
    container = Container(settings=settings)
    container.pipeline.override(providers.Object(pipeline))
    set_up = container.accounts().set_up_tenant
    ours = await set_up(TenantSetup(slug="ours", name="Our Videos", channel="demo"))
    theirs = await set_up(TenantSetup(slug="theirs", name="Their Videos", channel="demo"))
    yield WebWorld(create_app(container), container, pipeline, ours, theirs)
    await container.engine().dispose()


@pytest.fixture
async def web(database_urls: PostgresUrls, tmp_path: Path) -> AsyncIterator[WebWorld]:
    async with opened_world(database_urls, tmp_path) as world:
        yield world
