"""What a platform said about a post at one moment."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.shared.aggregate import Aggregate
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, PostId, SnapshotId


class SnapshotStatus(StrEnum):
    COLLECTED = "collected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """A metric that the platform does not give is `None`, never 0."""

    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    watch_time_sec: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotTaken(DomainEvent):
    snapshot_id: SnapshotId
    by: Actor


@dataclass(kw_only=True, slots=True, eq=False)
class AnalyticsSnapshot(Aggregate):
    """Never changed after it was taken."""

    id: SnapshotId
    post_id: PostId
    platform: str
    metrics: Metrics
    collected_at: datetime
    status: SnapshotStatus = SnapshotStatus.COLLECTED
    updated_at: datetime

    def take(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(SnapshotTaken(snapshot_id=self.id, by=by, at=self.collected_at))
