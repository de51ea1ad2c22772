"""A whole line for tests: an idea, everything that is made of one, and how it does."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from domain.analytics.snapshot import AnalyticsSnapshot, Metrics
from domain.assets.asset import AssetRole, AssetType, Take
from domain.ideas.idea import IdeaStatus
from domain.shared.ids import PostId, SnapshotId
from tests.support.builders import (
    ANN,
    NOON,
    a_manifest,
    a_post,
    a_rendition,
    a_script,
    a_video,
    an_asset,
    an_idea,
)


def a_published_line(run_id: Any = None) -> list[Any]:
    """An idea with everything that is made of one."""
    idea = an_idea(status=IdeaStatus.APPROVED, **({"run_id": run_id} if run_id else {}))
    script = a_script(idea_id=idea.id, status="approved")
    manifest = a_manifest(idea_id=idea.id, script_id=script.id, status="generated")
    take = Take(key="t/a/x", source="card", licence="own")
    assets = [
        an_asset(manifest_id=manifest.id, scene_id=scene, role=role, type=kind, current=take, status="generated")
        for scene in ("s1", "s2")
        for role, kind in ((AssetRole.PICTURE, AssetType.IMAGE), (AssetRole.VOICEOVER, AssetType.AUDIO))
    ]
    video = a_video(idea_id=idea.id, manifest_id=manifest.id, rendition=a_rendition(), status="ready")
    post = a_post(idea_id=idea.id, video_id=video.id, slug=f"s-{idea.id}")
    post.publish(external_id="1", url="/watch/x", by=ANN, at=NOON)
    return [idea, script, manifest, *assets, video, post]


def a_snapshot(post_id: UUID, views: int, at: datetime) -> AnalyticsSnapshot:
    return AnalyticsSnapshot(
        id=SnapshotId(uuid4()),
        post_id=PostId(post_id),
        platform="own_site",
        metrics=Metrics(views=views),
        collected_at=at,
        updated_at=at,
    )
