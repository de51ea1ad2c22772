"""The asset manifest, as the outside sees it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from application.contracts.payloads.takes import TakePayload
from domain.assets.asset import Asset, AssetRole, AssetStatus, AssetType
from domain.assets.fallback import fallback_of
from domain.assets.manifest import AssetManifest, ManifestStatus


class AssetPayload(Payload):
    """`url` is the object's key in the store, empty until there is a take; `take` counts those that were asked for.

    `prompt` is for a generator of pictures or b-roll, here or elsewhere. `instead` says what is shown in the place of
    what was wanted, and why.
    """

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
    prompt: str = ""
    picked: int = 0
    takes: tuple[TakePayload, ...] = ()
    instead: str = ""
    allowed_actions: tuple[str, ...] = ()
    version: int = 0

    @classmethod
    def of(cls, asset: Asset) -> Self:
        take = asset.current
        return cls(
            asset_id=asset.id,
            type=asset.shown,
            source=take.source if take else "",
            url=take.key if take else "",
            metadata=take.metadata if take else {},
            scene_id=asset.scene_id,
            role=asset.role,
            status=asset.status,
            take=asset.take_number,
            licence=take.licence if take else "",
            cost_usd=sum(each.cost_usd for each in asset.takes),
            failure=asset.failure,
            updated_at=asset.updated_at,
            prompt=asset.prompt,
            picked=take.number if take else 0,
            takes=tuple(TakePayload.of(each, asset) for each in asset.takes),
            instead=fallback_of(asset),
            allowed_actions=asset.allowed_actions,
            version=asset.version,
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
