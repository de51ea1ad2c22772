"""Aggregates for tests: each builder gives a valid one, and a test names only what it cares about."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from domain.assets.asset import Asset, AssetRole, AssetType
from domain.assets.manifest import AssetManifest
from domain.ideas.idea import Idea, Origin
from domain.posts.post import Post
from domain.runs.run import Run
from domain.scripts.scene import Beat, Layout, Scene, Visual
from domain.scripts.script import Script
from domain.shared.ids import (
    Actor,
    AssetId,
    BrandStyleId,
    ChannelId,
    IdeaId,
    ManifestId,
    PostId,
    RunId,
    ScheduleRuleId,
    ScriptId,
    VideoId,
)
from domain.tenancy.channel import BrandStyle, Channel, ScheduleRule
from domain.videos.video import Rendition, Video

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ANN = Actor("user:ann")


def an_idea(**changes: Any) -> Idea:
    fields: dict[str, Any] = {
        "id": IdeaId(uuid4()),
        "channel_id": ChannelId(uuid4()),
        "run_id": RunId(uuid4()),
        "title": "Launch day",
        "description": "What a launch day needs.",
        "tags": ("launch",),
        "score": 0.5,
        "origin": Origin(source="launch.md", article_key="t/a/articles/x.json", article_digest="0" * 64),
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Idea(**fields | changes)


def a_scene(**changes: Any) -> Scene:
    fields: dict[str, Any] = {
        "scene_id": "s1",
        "beat": Beat.HOOK,
        "narration": "Three things decide a launch day.",
        "on_screen_text": "Launch day",
        "duration": timedelta(seconds=4),
        "visual": Visual(layout=Layout.HEADLINE, headline="Launch day"),
    }
    return Scene(**fields | changes)


def a_script(**changes: Any) -> Script:
    scenes = (a_scene(), a_scene(scene_id="s2", beat=Beat.CLOSE, narration="Read the rest on the site."))
    fields: dict[str, Any] = {
        "id": ScriptId(uuid4()),
        "idea_id": IdeaId(uuid4()),
        "title": "Launch day",
        "scenes": scenes,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Script(**fields | changes)


def a_manifest(**changes: Any) -> AssetManifest:
    fields: dict[str, Any] = {
        "id": ManifestId(uuid4()),
        "idea_id": IdeaId(uuid4()),
        "script_id": ScriptId(uuid4()),
        "script_revision": 1,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return AssetManifest(**fields | changes)


def an_asset(**changes: Any) -> Asset:
    fields: dict[str, Any] = {
        "id": AssetId(uuid4()),
        "manifest_id": ManifestId(uuid4()),
        "scene_id": "s1",
        "role": AssetRole.PICTURE,
        "type": AssetType.IMAGE,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Asset(**fields | changes)


def a_rendition(**changes: Any) -> Rendition:
    fields: dict[str, Any] = {
        "video_key": "t/a/videos/v.mp4",
        "thumbnail_key": "t/a/videos/v.jpg",
        "srt_key": "t/a/videos/v.srt",
        "vtt_key": "t/a/videos/v.vtt",
        "duration": timedelta(seconds=38),
        "width": 1080,
        "height": 1920,
        "size_bytes": 4_000_000,
    }
    return Rendition(**fields | changes)


def a_video(**changes: Any) -> Video:
    fields: dict[str, Any] = {
        "id": VideoId(uuid4()),
        "idea_id": IdeaId(uuid4()),
        "manifest_id": ManifestId(uuid4()),
        "title": "Launch day",
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Video(**fields | changes)


def a_post(**changes: Any) -> Post:
    fields: dict[str, Any] = {
        "id": PostId(uuid4()),
        "idea_id": IdeaId(uuid4()),
        "video_id": VideoId(uuid4()),
        "channel_id": ChannelId(uuid4()),
        "platform": "own_site",
        "title": "Launch day",
        "description": "What a launch day needs.",
        "slug": "launch-day-1234",
        "scheduled_at": NOON,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Post(**fields | changes)


def a_run(**changes: Any) -> Run:
    fields: dict[str, Any] = {
        "id": RunId(uuid4()),
        "channel_id": ChannelId(uuid4()),
        "workflow_id": "daily/t/c/r",
        "created_at": NOON,
        "updated_at": NOON,
    }
    return Run(**fields | changes)


def a_channel(**changes: Any) -> Channel:
    fields: dict[str, Any] = {
        "id": ChannelId(uuid4()),
        "slug": "demo",
        "name": "Demo",
        "brand": BrandStyle(id=BrandStyleId(uuid4()), name="House style", wordmark="tglauner", updated_at=NOON),
        "rule": ScheduleRule(id=ScheduleRuleId(uuid4()), updated_at=NOON),
        "updated_at": NOON,
    }
    return Channel(**fields | changes)
