"""The six payloads of the factory, as the product defines them, with what stands beside them. Defined here only."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload
from domain.analytics.snapshot import AnalyticsSnapshot
from domain.assets.asset import Asset, AssetRole, AssetStatus, AssetType
from domain.assets.manifest import AssetManifest, ManifestStatus
from domain.ideas.idea import LIFECYCLE as IDEA_LIFECYCLE
from domain.ideas.idea import Idea, IdeaStatus, TargetFormat
from domain.posts.post import Delivery, Post, PostStatus
from domain.scripts.scene import Beat, Layout, Scene
from domain.scripts.script import LIFECYCLE as SCRIPT_LIFECYCLE
from domain.scripts.script import Script, ScriptStatus
from domain.videos.video import LIFECYCLE as VIDEO_LIFECYCLE
from domain.videos.video import Video, VideoStatus


class IdeaPayload(Payload):
    idea_id: UUID
    title: str
    description: str
    tags: tuple[str, ...]
    score: float = Field(ge=0, le=1)
    target_format: TargetFormat
    created_at: datetime
    # beside the product's fields
    channel_id: UUID
    run_id: UUID
    status: IdeaStatus
    allowed_actions: tuple[str, ...]
    score_parts: Mapping[str, float]
    format_reason: str
    language: str
    source: str
    source_url: str
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, idea: Idea) -> Self:
        return cls(
            idea_id=idea.id,
            title=idea.title,
            description=idea.description,
            tags=idea.tags,
            score=idea.score,
            target_format=idea.target_format,
            created_at=idea.created_at,
            channel_id=idea.channel_id,
            run_id=idea.run_id,
            status=idea.status,
            allowed_actions=IDEA_LIFECYCLE.verbs(idea.status),
            score_parts=idea.score_parts,
            format_reason=idea.format_reason,
            language=idea.language,
            source=idea.origin.source,
            source_url=idea.origin.url,
            version=idea.version,
            updated_at=idea.updated_at,
        )


class AssetNeedPayload(Payload):
    role: AssetRole
    type: AssetType
    layout: Layout | None = None
    query: str = ""


class ScenePayload(Payload):
    scene_id: str
    beat: Beat
    duration_sec: float = Field(ge=0)
    asset_needs: tuple[AssetNeedPayload, ...]
    # beside the product's fields
    narration: str
    on_screen_text: str
    layout: Layout
    headline: str = ""
    items: tuple[str, ...] = ()
    figure: str = ""
    unit: str = ""
    picture_key: str = ""
    alt: str = ""
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, scene: Scene) -> Self:
        visual = scene.visual
        return cls(
            scene_id=scene.scene_id,
            beat=scene.beat,
            duration_sec=scene.duration.total_seconds(),
            asset_needs=needs_of(scene),
            narration=scene.narration,
            on_screen_text=scene.on_screen_text,
            layout=visual.layout,
            headline=visual.headline,
            items=visual.items,
            figure=visual.figure,
            unit=visual.unit,
            picture_key=visual.picture_key,
            alt=visual.alt,
            sources=tuple(span.text for span in scene.sources),
        )


def needs_of(scene: Scene) -> tuple[AssetNeedPayload, ...]:
    """Every scene needs one picture and one voiceover."""
    picture = AssetNeedPayload(
        role=AssetRole.PICTURE, type=AssetType.IMAGE, layout=scene.visual.layout, query=scene.visual.headline
    )
    return picture, AssetNeedPayload(role=AssetRole.VOICEOVER, type=AssetType.AUDIO, query=scene.narration)


class ScriptPayload(Payload):
    """`version` is the version of the text; `row_version` the one that an edit must name."""

    script_id: UUID
    idea_id: UUID
    scenes: tuple[ScenePayload, ...]
    version: int
    created_at: datetime
    # beside the product's fields
    title: str
    language: str
    writer: str
    duration_sec: float
    content_hash: str
    status: ScriptStatus
    allowed_actions: tuple[str, ...]
    row_version: int
    updated_at: datetime

    @classmethod
    def of(cls, script: Script) -> Self:
        edit = ("edit",) if script.status is ScriptStatus.DRAFT else ()
        return cls(
            script_id=script.id,
            idea_id=script.idea_id,
            scenes=tuple(ScenePayload.of(scene) for scene in script.scenes),
            version=script.revision,
            created_at=script.created_at,
            title=script.title,
            language=script.language,
            writer=script.writer,
            duration_sec=script.duration.total_seconds(),
            content_hash=script.content_hash,
            status=script.status,
            allowed_actions=(*SCRIPT_LIFECYCLE.verbs(script.status), *edit),
            row_version=script.version,
            updated_at=script.updated_at,
        )


class AssetPayload(Payload):
    """`url` is the object's key in the store, empty until the asset was generated."""

    asset_id: UUID
    type: AssetType
    source: str
    url: str
    metadata: Mapping[str, object]
    # beside the product's fields
    scene_id: str
    role: AssetRole
    status: AssetStatus
    take: int
    licence: str
    cost_usd: float
    failure: str
    updated_at: datetime

    @classmethod
    def of(cls, asset: Asset) -> Self:
        take = asset.current
        return cls(
            asset_id=asset.id,
            type=asset.type,
            source=take.source if take else "",
            url=take.key if take else "",
            metadata=take.metadata if take else {},
            scene_id=asset.scene_id,
            role=asset.role,
            status=asset.status,
            take=asset.take_number,
            licence=take.licence if take else "",
            cost_usd=take.cost_usd if take else 0.0,
            failure=asset.failure,
            updated_at=asset.updated_at,
        )


class AssetManifestPayload(Payload):
    manifest_id: UUID
    script_id: UUID
    assets: tuple[AssetPayload, ...]
    created_at: datetime
    # beside the product's fields
    idea_id: UUID
    script_version: int
    status: ManifestStatus
    updated_at: datetime

    @classmethod
    def of(cls, manifest: AssetManifest, assets: Sequence[Asset]) -> Self:
        return cls(
            manifest_id=manifest.id,
            script_id=manifest.script_id,
            assets=tuple(AssetPayload.of(asset) for asset in assets),
            created_at=manifest.created_at,
            idea_id=manifest.idea_id,
            script_version=manifest.script_revision,
            status=manifest.status,
            updated_at=manifest.updated_at,
        )


class VideoPayload(Payload):
    """`render_url` and `thumbnail_url` are keys in the store, empty until the video is ready."""

    video_id: UUID
    manifest_id: UUID
    render_url: str
    thumbnail_url: str
    duration_sec: float
    created_at: datetime
    # beside the product's fields
    idea_id: UUID
    title: str
    captions_url: str
    subtitles_url: str
    width: int
    height: int
    size_bytes: int
    checks: Mapping[str, Mapping[str, object]]
    status: VideoStatus
    allowed_actions: tuple[str, ...]
    failure: str
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, video: Video) -> Self:
        files = video.rendition
        return cls(
            video_id=video.id,
            manifest_id=video.manifest_id,
            render_url=files.video_key if files else "",
            thumbnail_url=files.thumbnail_key if files else "",
            duration_sec=files.duration.total_seconds() if files else 0.0,
            created_at=video.created_at,
            idea_id=video.idea_id,
            title=video.title,
            captions_url=files.vtt_key if files else "",
            subtitles_url=files.srt_key if files else "",
            width=files.width if files else 0,
            height=files.height if files else 0,
            size_bytes=files.size_bytes if files else 0,
            checks=files.checks if files else {},
            status=video.status,
            allowed_actions=tuple(verb for verb in VIDEO_LIFECYCLE.verbs(video.status) if verb == "retry"),
            failure=video.failure,
            version=video.version,
            updated_at=video.updated_at,
        )


class PostPayload(Payload):
    post_id: UUID
    video_id: UUID
    platform: str
    scheduled_at: datetime
    status: PostStatus
    created_at: datetime
    # beside the product's fields
    idea_id: UUID
    channel_id: UUID
    title: str
    description: str
    tags: tuple[str, ...]
    slug: str
    delivery: Delivery | None
    confirmed_at: datetime | None
    cancelled_at: datetime | None
    published_at: datetime | None
    external_id: str
    external_url: str
    failure: str
    allowed_actions: tuple[str, ...]
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, post: Post) -> Self:
        return cls(
            post_id=post.id,
            video_id=post.video_id,
            platform=post.platform,
            scheduled_at=post.scheduled_at,
            status=post.status,
            created_at=post.created_at,
            idea_id=post.idea_id,
            channel_id=post.channel_id,
            title=post.title,
            description=post.description,
            tags=post.tags,
            slug=post.slug,
            delivery=post.delivery,
            confirmed_at=post.confirmed_at,
            cancelled_at=post.cancelled_at,
            published_at=post.published_at,
            external_id=post.external_id,
            external_url=post.external_url,
            failure=post.failure,
            allowed_actions=post.allowed_actions,
            version=post.version,
            updated_at=post.updated_at,
        )


class MetricsPayload(Payload):
    """A metric that the platform does not give is null, never 0."""

    views: int | None
    likes: int | None
    comments: int | None
    shares: int | None
    watch_time_sec: float | None


class AnalyticsPayload(Payload):
    post_id: UUID
    platform: str
    metrics: MetricsPayload
    collected_at: datetime

    @classmethod
    def of(cls, snapshot: AnalyticsSnapshot) -> Self:
        numbers = snapshot.metrics
        return cls(
            post_id=snapshot.post_id,
            platform=snapshot.platform,
            metrics=MetricsPayload(
                views=numbers.views,
                likes=numbers.likes,
                comments=numbers.comments,
                shares=numbers.shares,
                watch_time_sec=numbers.watch_time_sec,
            ),
            collected_at=snapshot.collected_at,
        )
