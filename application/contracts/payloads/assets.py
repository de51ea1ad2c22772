"""The asset manifest, as the outside sees it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from domain.assets.asset import Asset, AssetRole, AssetStatus, AssetType
from domain.assets.manifest import AssetManifest, ManifestStatus


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
