"""The asset manifest: everything that one approved version of a script needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.assets.asset import Asset, AssetRole
from domain.shared.aggregate import Aggregate
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, IdeaId, ManifestId, ScriptId
from domain.shared.lifecycle import Lifecycle, Move

THUMBNAIL = "thumbnail"
"""The scene that is none: its picture is shown before the video plays."""


class ManifestStatus(StrEnum):
    REQUESTED = "requested"
    GENERATED = "generated"


LIFECYCLE = Lifecycle({"complete": Move({ManifestStatus.REQUESTED}, ManifestStatus.GENERATED)})


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestEvent(DomainEvent):
    manifest_id: ManifestId
    by: Actor


class AssetsRequested(ManifestEvent):
    """Each scene has said what it needs."""


class AssetsGenerated(ManifestEvent):
    """Everything the video needs is there."""


@dataclass(kw_only=True, slots=True, eq=False)
class AssetManifest(Aggregate):
    id: ManifestId
    idea_id: IdeaId
    script_id: ScriptId
    script_revision: int
    status: ManifestStatus = ManifestStatus.REQUESTED
    created_at: datetime
    updated_at: datetime

    def request(self, *, by: Actor) -> None:
        """Record that it is wanted; called once, by its creator."""
        self.record(AssetsRequested(manifest_id=self.id, by=by, at=self.created_at))

    def complete(self, *, by: Actor, at: datetime) -> None:
        if LIFECYCLE.after(self.status, "complete") is not self.status:
            self.status, self.updated_at = ManifestStatus.GENERATED, at
            self.record(AssetsGenerated(manifest_id=self.id, by=by, at=at))


def in_scene_order(assets: Iterable[Asset]) -> list[Asset]:
    """Scenes as they were first asked for; in each its picture before its voiceover."""
    found = list(assets)
    scenes = list(dict.fromkeys(asset.scene_id for asset in found))
    return sorted(found, key=lambda asset: (scenes.index(asset.scene_id), asset.role is not AssetRole.PICTURE))
