"""Runs over JSON."""

from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel

from application.contracts.pipeline import DailyRunRequest
from application.contracts.views import Page, RunView
from domain.shared.errors import NotFoundError
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.bodies import RunStart
from entrypoints.api.idempotency import IdempotentRoute, KeyHeader, identity_of
from entrypoints.api.listing import ListingDep
from entrypoints.web.dependencies import ApiCallerDep, ChannelsDep, PipelineDep, PipelinesDep

router = APIRouter(prefix="/runs", tags=["runs"], route_class=IdempotentRoute)


class RunStarted(BaseModel):
    run_id: UUID


@router.get("", name="api:runs:list")
async def list_runs(caller: ApiCallerDep, pipelines: PipelinesDep, listing: ListingDep) -> Page[RunView]:
    """Newest first."""
    return listing.page(await pipelines.runs(caller.tenant_id, listing.cursor, listing.limit))


@router.get("/{run_id}", name="api:runs:show", responses=problems(*DETAIL))
async def show_run(run_id: UUID, caller: ApiCallerDep, pipelines: PipelinesDep) -> RunView:
    """The run with every idea of it and how far each is."""
    return await pipelines.run(caller.tenant_id, run_id)


@router.post("", name="api:runs:start", status_code=202, responses=problems(*DECISION))
async def start_run(  # noqa: PLR0913, PLR0917  (who, what, how, and the key)
    body: RunStart,
    caller: ApiCallerDep,
    channels: ChannelsDep,
    pipeline: PipelineDep,
    response: Response,
    key: KeyHeader = None,
) -> RunStarted:
    """Start the daily run of a channel; it goes on by itself."""
    every = await channels.every(caller.tenant_id)
    channel = next((found for found in every if found.slug == body.channel), None)
    if channel is None:
        msg = f"There is no channel {body.channel!r}."
        raise NotFoundError(msg)
    run_id = await pipeline.start_run(
        DailyRunRequest(
            tenant_id=caller.tenant_id,
            channel_id=channel.id,
            run_id=identity_of(caller, key),
            sources=body.sources,
            topics=body.topics,
            gates=body.gates.policy() if body.gates else None,
            actor=caller.actor,
        )
    )
    response.headers["Location"] = f"/api/v1/runs/{run_id}"
    return RunStarted(run_id=run_id)
