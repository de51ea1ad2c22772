"""Scripts: the list, the scene editor, and the decisions."""

from typing import Annotated, Literal
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Form, Response
from pydantic import ValidationError

from application.contracts.commands import (
    ApproveScript,
    EditScript,
    ReviseScript,
    SceneEdit,
)
from application.contracts.payloads import ScriptPayload
from domain.scripts.script import ScriptStatus
from domain.shared.errors import InvalidInputError
from domain.shared.ids import ChannelId
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import Desk, DeskDep, mirrored
from entrypoints.portal.views import card_lines
from entrypoints.portal.views import scripts as views
from entrypoints.portal.views.assets import fallen
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import ChannelsDep, PipelineDep, PipelinesDep, ScriptsDep

router = APIRouter()

Shown = Literal["draft", "approved", "all"]


class EditForm(DecisionForm):
    scene_id: str = ""
    narration: str = ""
    on_screen_text: str = ""
    lines: str | None = None
    numbers: str | None = None
    then: Literal["stay", "next"] = "stay"
    next_scene: str = ""


class ApproveForm(DecisionForm):
    content_hash: str | None = None


@router.get("/scripts", name="portal:scripts:list")
async def list_scripts(desk: DeskDep, scripts: ScriptsDep, status: Shown = "draft", cursor: str = "") -> Response:
    page = await scripts.page(desk.tenant_id, None if status == "all" else ScriptStatus(status), cursor)
    return desk.page("scripts/list.html", "scripts", {"scripts": page, "status": status, "cursor": cursor})


@router.get("/scripts/{script_id}", name="portal:scripts:detail")
async def show_script(  # noqa: PLR0913, PLR0917  (what the editor shows comes from three readers)
    desk: DeskDep,
    scripts: ScriptsDep,
    pipelines: PipelinesDep,
    channels: ChannelsDep,
    script_id: UUID,
    scene: str = "",
) -> Response:
    script = await scripts.detail(desk.tenant_id, script_id)
    view = await pipelines.pipeline(desk.tenant_id, script.idea_id)
    channel = await channels.get(desk.tenant_id, ChannelId(view.idea.channel_id))
    known = [found.scene_id for found in script.scenes]
    at = known.index(scene) if scene in known else 0
    shown = script.scenes[at]
    return desk.page(
        "scripts/editor.html",
        "scripts",
        {
            "script": script,
            "scene": shown,
            "number": at + 1,
            "next_scene": known[at + 1] if at + 1 < len(known) else "",
            "words": len(shown.narration.split()),
            "card": card_lines,
            "checks": views.check(script),
            "budget": views.budget(script),
            "target": channel.target.total_seconds(),
            "versions": await scripts.versions(desk.tenant_id, script_id),
            "made": chain(view, desk.home, "script"),
            "instead": fallen(view),
            "view": "write",
        },
    )


@router.post("/scripts/{script_id}/edit", name="portal:scripts:edit")
async def edit_script(
    desk: DeskDep, scripts: ScriptsDep, pipeline: PipelineDep, script_id: UUID, form: Annotated[EditForm, Form()]
) -> Response:
    script = await scripts.detail(desk.tenant_id, script_id)
    edit = _scene_edit(script, form)
    command = EditScript(
        decision_id=form.decision_id,
        tenant_id=desk.tenant_id,
        actor=desk.actor,
        idea_id=script.idea_id,
        expected_version=form.version,
        script_id=script_id,
        scenes=(edit,),
    )
    outcome = await pipeline.decide(command)
    await mirrored(lambda: row_version(desk, scripts, script_id), outcome.version)
    scene = form.next_scene if form.then == "next" and form.next_scene else form.scene_id
    target = f"{desk.home}/scripts/{script_id}?{urlencode({'scene': scene})}"
    return desk.sent_to(target, told(desk, outcome, "Saved as a new version"))


def _scene_edit(script: ScriptPayload, form: EditForm) -> SceneEdit:
    """What the form has no field for stays as it is."""
    given: dict[str, object] = {
        "scene_id": form.scene_id,
        "narration": " ".join(form.narration.split()),
        "on_screen_text": form.on_screen_text.strip(),
    }
    scene = next((found for found in script.scenes if found.scene_id == form.scene_id), None)
    if scene and form.lines is not None:
        given["items"] = card_lines.lines_of(scene.layout, form.lines)
    if scene and form.numbers is not None:
        given["points"], given["series"] = card_lines.numbers_of(scene, form.numbers)
    try:
        return SceneEdit.model_validate(given)
    except ValidationError as error:
        raise InvalidInputError(card_lines.sentence(error)) from None


@router.post("/scripts/{script_id}/approve", name="portal:scripts:approve")
async def approve_script(
    desk: DeskDep, scripts: ScriptsDep, pipeline: PipelineDep, script_id: UUID, form: Annotated[ApproveForm, Form()]
) -> Response:
    """Only the text that was shown is approved."""
    script = await scripts.detail(desk.tenant_id, script_id)
    given = {**form.stamped(desk), "idea_id": script.idea_id, "script_id": script_id}
    outcome = await pipeline.decide(ApproveScript.model_validate({**given, "content_hash": form.content_hash}))
    await mirrored(lambda: row_version(desk, scripts, script_id), outcome.version)
    toast = told(desk, outcome, f"Approved “{script.title}”", script.idea_id)
    return answered(desk, form, toast, f"/scripts/{script_id}")


@router.post("/scripts/{script_id}/revise", name="portal:scripts:revise")
async def revise_script(
    desk: DeskDep, scripts: ScriptsDep, pipeline: PipelineDep, script_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    script = await scripts.detail(desk.tenant_id, script_id)
    given = {**form.stamped(desk), "idea_id": script.idea_id, "script_id": script_id}
    outcome = await pipeline.decide(ReviseScript.model_validate(given))
    await mirrored(lambda: row_version(desk, scripts, script_id), outcome.version)
    return answered(desk, form, told(desk, outcome, "Open for edits again, as a new version"), f"/scripts/{script_id}")


async def row_version(desk: Desk, scripts: ScriptsDep, script_id: UUID) -> int:
    return (await scripts.detail(desk.tenant_id, script_id)).row_version
