"""Asset manifests over JSON, and what can be done with their assets: another take, one that is there, one's own."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import PlainTextResponse

from application.contracts.commands import DecisionOutcome, PickTake, RegenerateAsset, ReplaceAsset
from application.contracts.payloads import AssetManifestPayload
from application.contracts.views import Page
from application.queries.prompts import prompt_sheet
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.assets import AssetInQuestion, asset_in_question
from entrypoints.api.bodies import NewTake, TakeChoice
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.web.dependencies import ApiCallerDep, AssetsDep, ObjectStoreDep
from entrypoints.web.uploads import BODY, received

router = APIRouter(prefix="/assets", tags=["assets"], route_class=IdempotentRoute)
AssetDep = Annotated[AssetInQuestion, Depends(asset_in_question)]
SAME_WORDS = NewTake()


@router.get("", name="api:assets:list")
async def list_manifests(caller: ApiCallerDep, assets: AssetsDep, listing: ListingDep) -> Page[AssetManifestPayload]:
    return listing.page(await assets.page(caller.tenant_id, listing.cursor, listing.limit))


@router.get("/{manifest_id}", name="api:assets:show", responses=problems(*DETAIL))
async def show_manifest(manifest_id: UUID, caller: ApiCallerDep, assets: AssetsDep) -> AssetManifestPayload:
    return await assets.detail(caller.tenant_id, manifest_id)


@router.get(
    "/{manifest_id}/prompts",
    name="api:assets:prompts",
    responses=problems(*DETAIL),
    response_class=PlainTextResponse,
)
async def show_prompts(manifest_id: UUID, caller: ApiCallerDep, assets: AssetsDep) -> PlainTextResponse:
    """The b-roll prompts of all scenes as text, for a generator elsewhere."""
    return PlainTextResponse(prompt_sheet(await assets.detail(caller.tenant_id, manifest_id)))


@router.post(
    "/{manifest_id}/assets/{asset_id}/regenerate",  # noqa: FAST003 - read by what they depend on
    name="api:assets:regenerate",
    responses=problems(*DECISION),
)
async def regenerate_asset(asset: AssetDep, decision: DecisionDep, body: NewTake = SAME_WORDS) -> DecisionOutcome:
    """Make a new take, or try a failed one again; without a prompt in the same words.

    An If-Match names the version of the asset.
    """
    return await decision.decide(asset.command(decision, RegenerateAsset, body.reason, prompt=body.prompt))


@router.post(
    "/{manifest_id}/assets/{asset_id}/pick",  # noqa: FAST003 - read by what they depend on
    name="api:assets:pick",
    responses=problems(*DECISION),
)
async def pick_take(asset: AssetDep, decision: DecisionDep, body: TakeChoice) -> DecisionOutcome:
    """Use one of the takes that are there. An If-Match names the version of the asset."""
    return await decision.decide(asset.command(decision, PickTake, body.reason, take=body.take))


@router.post(
    "/{manifest_id}/assets/{asset_id}/replace",  # noqa: FAST003 - read by what they depend on
    name="api:assets:replace",
    responses=problems(*DECISION),
    openapi_extra=BODY,
)
async def replace_asset(
    request: Request, asset: AssetDep, decision: DecisionDep, store: ObjectStoreDep
) -> DecisionOutcome:
    """Use a picture or a clip of your own; one that cannot be used is refused, and nothing changes."""
    upload = await received(request, store, decision.operator.tenant_id)
    reason = str((await request.form()).get("reason") or "")[:500]
    return await decision.decide(asset.command(decision, ReplaceAsset, reason, upload=upload))
