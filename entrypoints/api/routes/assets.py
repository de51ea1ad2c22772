"""Asset manifests over JSON, and new takes of their assets."""

from uuid import UUID

from fastapi import APIRouter

from application.contracts.commands import DecisionOutcome, RegenerateAsset
from application.contracts.payloads import AssetManifestPayload
from application.contracts.views import Page
from domain.shared.errors import NotFoundError
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.bodies import Reason
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.web.dependencies import ApiCallerDep, AssetsDep, IdeasDep

router = APIRouter(prefix="/assets", tags=["assets"], route_class=IdempotentRoute)
NO_REASON = Reason()


@router.get("", name="api:assets:list")
async def list_manifests(caller: ApiCallerDep, assets: AssetsDep, listing: ListingDep) -> Page[AssetManifestPayload]:
    return listing.page(await assets.page(caller.tenant_id, listing.cursor, listing.limit))


@router.get("/{manifest_id}", name="api:assets:show", responses=problems(*DETAIL))
async def show_manifest(manifest_id: UUID, caller: ApiCallerDep, assets: AssetsDep) -> AssetManifestPayload:
    return await assets.detail(caller.tenant_id, manifest_id)


@router.post("/{manifest_id}/assets/{asset_id}/regenerate", name="api:assets:regenerate", responses=problems(*DECISION))
async def regenerate_asset(  # noqa: PLR0913, PLR0917  (two ids, three things to ask, one body)
    manifest_id: UUID,
    asset_id: UUID,
    decision: DecisionDep,
    assets: AssetsDep,
    ideas: IdeasDep,
    body: Reason = NO_REASON,
) -> DecisionOutcome:
    """Make a new take, or try a failed one again. An If-Match names the version of the idea."""
    tenant_id = decision.operator.tenant_id
    manifest = await assets.detail(tenant_id, manifest_id)
    if asset_id not in {asset.asset_id for asset in manifest.assets}:
        msg = "This manifest has no such asset."
        raise NotFoundError(msg)
    idea = await ideas.detail(tenant_id, manifest.idea_id)
    command = decision.command(
        RegenerateAsset, version=idea.version, reason=body.reason, idea_id=manifest.idea_id, asset_id=asset_id
    )
    return await decision.decide(command)
