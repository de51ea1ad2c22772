"""The asset that a request names, and commands about it."""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from application.contracts.commands import AssetCommand
from application.contracts.payloads import AssetManifestPayload, AssetPayload
from domain.shared.errors import NotFoundError
from entrypoints.api.decisions import Decision
from entrypoints.web.dependencies import ApiCallerDep, AssetsDep

C = TypeVar("C", bound=AssetCommand)


@dataclass(frozen=True, slots=True)
class AssetInQuestion:
    manifest: AssetManifestPayload
    asset: AssetPayload

    def command(self, decision: Decision, kind: type[C], reason: str, **fields: object) -> C:
        ids = {"idea_id": self.manifest.idea_id, "asset_id": self.asset.asset_id}
        return decision.command(kind, version=self.asset.version, reason=reason, **ids, **fields)


async def asset_in_question(
    manifest_id: UUID, asset_id: UUID, caller: ApiCallerDep, assets: AssetsDep
) -> AssetInQuestion:
    manifest = await assets.detail(caller.tenant_id, manifest_id)
    for asset in manifest.assets:
        if asset.asset_id == asset_id:
            return AssetInQuestion(manifest, asset)
    msg = "This manifest has no such asset."
    raise NotFoundError(msg)
