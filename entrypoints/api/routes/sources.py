"""Sources and campaigns over JSON."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.curation import CampaignPayload, SourcePayload
from domain.shared.ids import CampaignId, ChannelId, SourceId
from entrypoints.api.answers import problems
from entrypoints.api.curation_bodies import CampaignStart, SourceAdd
from entrypoints.api.idempotency import IdempotentRoute, KeyHeader
from entrypoints.web.dependencies import ApiCallerDep, CuratingDep

router = APIRouter(tags=["sources"], route_class=IdempotentRoute)


@router.get("/sources", name="api:sources:list")
async def list_sources(caller: ApiCallerDep, curating: CuratingDep) -> tuple[SourcePayload, ...]:
    """Every source in use, those of the channels' settings too, with its state."""
    return await curating.standing(caller.tenant_id)


@router.post("/sources", name="api:sources:add", status_code=201, responses=problems(404, 422))
async def add_source(
    body: SourceAdd, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> SourcePayload:
    """Add one, or change role and pause of the one that is there. It is looked at by the next run, or by `poll`."""
    return SourcePayload.of(await curating.add_source(caller.tenant_id, body.wish()))


@router.post("/sources/{source_id}/poll", name="api:sources:poll", responses=problems(404, 409))
async def poll_source(
    source_id: UUID, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> SourcePayload:
    """Look at it now. A failure of the source is no failure of the request: it stands in the state."""
    return SourcePayload.of(await curating.poll_source(caller.tenant_id, SourceId(source_id)))


@router.post("/sources/{source_id}/pause", name="api:sources:pause", responses=problems(404, 409))
async def pause_source(
    source_id: UUID, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> SourcePayload:
    """Look at it no more until it is resumed."""
    return SourcePayload.of(await curating.change_source(caller.tenant_id, SourceId(source_id), "pause"))


@router.post("/sources/{source_id}/resume", name="api:sources:resume", responses=problems(404, 409))
async def resume_source(
    source_id: UUID, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> SourcePayload:
    return SourcePayload.of(await curating.change_source(caller.tenant_id, SourceId(source_id), "resume"))


@router.delete("/sources/{source_id}", name="api:sources:remove", status_code=204, responses=problems(404))
async def remove_source(source_id: UUID, caller: ApiCallerDep, curating: CuratingDep) -> Response:
    """Ideas that were made of it stay."""
    await curating.kept.remove(caller.tenant_id, SourceId(source_id))
    return Response(status_code=204)


@router.get("/campaigns", name="api:campaigns:list")
async def list_campaigns(caller: ApiCallerDep, curating: CuratingDep) -> tuple[CampaignPayload, ...]:
    return await curating.campaigns(caller.tenant_id)


@router.post(
    "/channels/{channel_id}/campaigns", name="api:campaigns:add", status_code=201, responses=problems(404, 422)
)
async def add_campaign(
    channel_id: UUID, body: CampaignStart, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> CampaignPayload:
    """Begin one, or change the one of that name in the channel."""
    return CampaignPayload.of(await curating.add_campaign(caller.tenant_id, body.wish(channel_id), caller.actor))


@router.post("/channels/{channel_id}/campaigns/{campaign_id}/end", name="api:campaigns:end", responses=problems(404))
async def end_campaign(
    channel_id: UUID, campaign_id: UUID, caller: ApiCallerDep, curating: CuratingDep, _key: KeyHeader = None
) -> CampaignPayload:
    ended = await curating.end_campaign(caller.tenant_id, ChannelId(channel_id), CampaignId(campaign_id), caller.actor)
    return CampaignPayload.of(ended)
