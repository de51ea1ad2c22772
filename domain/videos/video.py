"""A video: one render of one manifest, and whether it passed the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.shared.aggregate import Aggregate
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, IdeaId, ManifestId, VideoId
from domain.shared.lifecycle import Lifecycle, Move


class VideoStatus(StrEnum):
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"


LIFECYCLE = Lifecycle(
    {
        "finish": Move({VideoStatus.RENDERING}, VideoStatus.READY),
        "fail": Move({VideoStatus.RENDERING}, VideoStatus.FAILED),
        "retry": Move({VideoStatus.FAILED}, VideoStatus.RENDERING),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The files of a finished render, by their keys in the store, and what was measured on them.

    `checks` are the rows of the quality gate: name -> {value, limit, passed, …}. `proxy_key` is a small copy to look
    through, `preview_key` a few seconds that move, `thumbnail_candidates` are other thumbnails; empty if not made.
    """

    video_key: str
    thumbnail_key: str
    srt_key: str
    vtt_key: str
    duration: timedelta
    width: int
    height: int
    size_bytes: int
    checks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    proxy_key: str = ""
    preview_key: str = ""
    thumbnail_candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoEvent(DomainEvent):
    video_id: VideoId
    by: Actor


class VideoRequested(VideoEvent):
    """A render was asked for."""


class VideoRendered(VideoEvent):
    """The finished file passed the gate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoFailed(VideoEvent):
    reason: str


class VideoRetried(VideoEvent):
    """A failed render is tried again."""


@dataclass(kw_only=True, slots=True, eq=False)
class Video(Aggregate):
    """`failed_checks` is what the gate measured on a file that it refused, empty if there was none."""

    id: VideoId
    idea_id: IdeaId
    manifest_id: ManifestId
    title: str
    rendition: Rendition | None = None
    failure: str = ""
    failed_checks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    status: VideoStatus = VideoStatus.RENDERING
    created_at: datetime
    updated_at: datetime

    def request(self, *, by: Actor) -> None:
        """Record that it is wanted; called once, by its creator."""
        self.record(VideoRequested(video_id=self.id, by=by, at=self.created_at))

    def finish(self, rendition: Rendition, *, by: Actor, at: datetime) -> None:
        if self._moved("finish", at):
            self.rendition, self.failure, self.failed_checks = rendition, "", {}
            self.record(VideoRendered(video_id=self.id, by=by, at=at))

    def fail(
        self, reason: str, *, by: Actor, at: datetime, checks: Mapping[str, Mapping[str, object]] | None = None
    ) -> None:
        if self._moved("fail", at):
            self.failure, self.failed_checks = reason, checks or {}
            self.record(VideoFailed(video_id=self.id, by=by, at=at, reason=reason))

    def retry(self, *, by: Actor, at: datetime) -> None:
        if self._moved("retry", at):
            self.failure, self.failed_checks = "", {}
            self.record(VideoRetried(video_id=self.id, by=by, at=at))

    def _moved(self, verb: str, at: datetime) -> bool:
        status = LIFECYCLE.after(self.status, verb)
        if status is self.status:
            return False
        self.status, self.updated_at = status, at
        return True
