"""A video, as the outside sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from domain.videos.video import LIFECYCLE, Video, VideoStatus


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
    proxy_url: str = ""
    preview_url: str = ""
    thumbnail_candidates: tuple[str, ...] = ()
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
            proxy_url=files.proxy_key if files else "",
            preview_url=files.preview_key if files else "",
            thumbnail_candidates=files.thumbnail_candidates if files else (),
            width=files.width if files else 0,
            height=files.height if files else 0,
            size_bytes=files.size_bytes if files else 0,
            checks=files.checks if files else video.failed_checks,
            status=video.status,
            allowed_actions=tuple(verb for verb in LIFECYCLE.verbs(video.status) if verb == "retry"),
            failure=video.failure,
            version=video.version,
            updated_at=video.updated_at,
        )
