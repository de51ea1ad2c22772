"""Runs: the list, one of them live, and the form that starts one."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Response

from application.contracts.pipeline import DailyRunRequest, GatePolicy
from domain.shared.errors import InvalidInputError
from domain.shared.ids import ChannelId
from domain.tenancy.channel import GateMode
from entrypoints.portal.decisions import DecisionForm
from entrypoints.portal.desk import DeskDep, appeared
from entrypoints.portal.toasts import Toast
from entrypoints.portal.views import runs as views
from entrypoints.web.dependencies import ChannelsDep, PipelineDep, PipelinesDep, SettingsDep
from entrypoints.web.sources import SENTENCE, refused

router = APIRouter()

SOURCES_MOST = 200


class StartForm(DecisionForm):
    channel_id: UUID
    gates: Literal["", "manual", "auto"] = ""
    sources: str = ""


@router.get("/runs", name="portal:runs:list")
async def list_runs(desk: DeskDep, pipelines: PipelinesDep, channels: ChannelsDep, cursor: str = "") -> Response:
    page, every = await pipelines.runs(desk.tenant_id, cursor, 20), await channels.every(desk.tenant_id)
    return desk.page(
        "runs/list.html",
        "runs",
        {
            "runs": [views.summary(run) for run in page.items],
            "next_cursor": page.next_cursor,
            "cursor": cursor,
            "channels": [(str(channel.id), channel.name) for channel in every],
            "next_run": views.next_run(every),
            "problem": "",
        },
    )


@router.get("/runs/{run_id}", name="portal:runs:detail")
async def show_run(desk: DeskDep, pipelines: PipelinesDep, settings: SettingsDep, run_id: UUID) -> Response:
    run = await pipelines.run(desk.tenant_id, run_id)
    ui, namespace = settings.temporal.ui_url.rstrip("/"), settings.temporal.namespace
    return desk.page(
        "runs/detail.html",
        "runs",
        {
            "run": views.summary(run),
            "lines": views.lines(run, desk.home, desk.now),
            "temporal_url": f"{ui}/namespaces/{namespace}/workflows/{run.workflow_id}" if ui else "",
        },
    )


@router.post("/runs", name="portal:runs:start")
async def start_run(
    desk: DeskDep,
    pipeline: PipelineDep,
    pipelines: PipelinesDep,
    channels: ChannelsDep,
    form: Annotated[StartForm, Form()],
) -> Response:
    """The form's decision is the run's id, so that a form sent twice starts one run."""
    channel = await channels.get(desk.tenant_id, ChannelId(form.channel_id))
    sources = tuple(line.strip() for line in form.sources.splitlines() if line.strip())[:SOURCES_MOST]
    if refused(sources, channel.sources):
        raise InvalidInputError(SENTENCE)
    gates = _gates(form.gates)
    run_id = await pipeline.start_run(
        DailyRunRequest(
            tenant_id=desk.tenant_id,
            channel_id=channel.id,
            run_id=form.decision_id,
            sources=sources,
            gates=gates,
            actor=desk.actor,
        )
    )
    there = await appeared(lambda: pipelines.run(desk.tenant_id, run_id))
    place = f"{desk.home}/runs/{run_id}" if there else f"{desk.home}/runs"
    return desk.sent_to(place, Toast(text="The run has started"))


def _gates(choice: str) -> GatePolicy | None:
    if not choice:
        return None
    mode = GateMode(choice)
    return GatePolicy(idea=mode, script=mode, schedule=mode)
