"""An asset: one picture or voiceover of one scene, and its takes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.shared.aggregate import Aggregate
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, AssetId, ManifestId
from domain.shared.lifecycle import Lifecycle, Move


class AssetStatus(StrEnum):
    REQUESTED = "requested"
    GENERATED = "generated"
    FAILED = "failed"


class AssetType(StrEnum):
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"


class AssetRole(StrEnum):
    """What an asset is for in its scene."""

    PICTURE = "picture"
    VOICEOVER = "voiceover"


LIFECYCLE = Lifecycle(
    {
        "finish": Move({AssetStatus.REQUESTED}, AssetStatus.GENERATED),
        "fail": Move({AssetStatus.REQUESTED}, AssetStatus.FAILED),
        "retry": Move({AssetStatus.FAILED}, AssetStatus.REQUESTED),
        "regenerate": Move({AssetStatus.GENERATED}, AssetStatus.REQUESTED),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """What a provider delivered: an object of the store with its provenance. Cost in US dollars.

    `metadata` is small and JSON: width and height of a picture, `duration_sec` and `words` of a voiceover.
    """

    key: str
    source: str
    licence: str
    cost_usd: float = 0.0
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetEvent(DomainEvent):
    asset_id: AssetId
    take: int
    by: Actor


class AssetRequested(AssetEvent):
    """Somebody has to make it."""


class AssetGenerated(AssetEvent):
    """It lies in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFailed(AssetEvent):
    reason: str


@dataclass(kw_only=True, slots=True, eq=False)
class Asset(Aggregate):
    """`take_number` counts the takes asked for, from 1; `current` is the one in use, if any was delivered."""

    id: AssetId
    manifest_id: ManifestId
    scene_id: str
    role: AssetRole
    type: AssetType
    take_number: int = 1
    current: Take | None = None
    failure: str = ""
    status: AssetStatus = AssetStatus.REQUESTED
    created_at: datetime
    updated_at: datetime

    def request(self, *, by: Actor) -> None:
        """Record that it is wanted; called once, by its creator."""
        self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=self.created_at))

    def finish(self, take: Take, *, by: Actor, at: datetime) -> None:
        """Accept the delivered take; of two deliveries of the same take the first counts."""
        if self._moved("finish", at):
            self.current, self.failure = take, ""
            self.record(AssetGenerated(asset_id=self.id, take=self.take_number, by=by, at=at))

    def fail(self, reason: str, *, by: Actor, at: datetime) -> None:
        if self._moved("fail", at):
            self.failure = reason
            self.record(AssetFailed(asset_id=self.id, take=self.take_number, by=by, at=at, reason=reason))

    def retry(self, *, by: Actor, at: datetime) -> None:
        if self._moved("retry", at):
            self.failure = ""
            self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=at))

    def regenerate(self, *, by: Actor, at: datetime) -> None:
        """Ask for another take; the current one stays in use until it is delivered."""
        if self._moved("regenerate", at):
            self.take_number += 1
            self.record(AssetRequested(asset_id=self.id, take=self.take_number, by=by, at=at))

    def _moved(self, verb: str, at: datetime) -> bool:
        status = LIFECYCLE.after(self.status, verb)
        if status is self.status:
            return False
        self.status, self.updated_at = status, at
        return True
