"""Decisions on a whole pipeline: take the last one back, try the stage that failed again."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Response

from application.contracts.commands import RetryStage, Undo
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import DeskDep, mirrored
from entrypoints.portal.words import STAGES
from entrypoints.web.dependencies import IdeasDep, PipelineDep, PipelinesDep

router = APIRouter()


class UndoForm(DecisionForm):
    idea_id: UUID
    undoes: UUID


@router.post("/undo", name="portal:pipelines:undo")
async def undo(desk: DeskDep, ideas: IdeasDep, pipeline: PipelineDep, form: Annotated[UndoForm, Form()]) -> Response:
    command = Undo.model_validate(
        {**form.stamped(desk), "expected_version": None, "idea_id": form.idea_id, "undoes": form.undoes}
    )
    outcome = await pipeline.decide(command)
    if outcome.entity == "idea":

        async def version() -> int:
            return (await ideas.detail(desk.tenant_id, form.idea_id)).version

        await mirrored(version, outcome.version)
    return answered(desk, form, told(desk, outcome, "Undone."), "")


@router.post("/pipelines/{idea_id}/retry", name="portal:pipelines:retry")
async def retry_stage(
    desk: DeskDep,
    pipelines: PipelinesDep,
    pipeline: PipelineDep,
    idea_id: UUID,
    form: Annotated[DecisionForm, Form()],
) -> Response:
    view = await pipelines.pipeline(desk.tenant_id, idea_id)
    command = RetryStage.model_validate({**form.stamped(desk), "expected_version": None, "idea_id": idea_id})
    outcome = await pipeline.decide(command)
    text = f"{STAGES[view.stage]} of “{view.idea.title}” is tried again"
    return answered(desk, form, told(desk, outcome, text), f"/runs/{view.idea.run_id}")
