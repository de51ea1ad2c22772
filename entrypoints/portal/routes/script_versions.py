"""Versions of a script: side by side, beside the article, one scene written anew, and an earlier text again."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Form, Response
from pydantic import Field

from application.contracts.article import Article
from application.contracts.commands import RevertScript, RewriteScene
from application.contracts.payloads import ScriptPayload
from application.queries.script_changes import compared
from application.queries.script_sources import beside
from domain.shared.errors import NotFoundError
from domain.shared.ids import ChannelId
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import Desk, DeskDep, mirrored
from entrypoints.portal.routes.scripts import row_version
from entrypoints.portal.views import scripts as views
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import ChannelsDep, ObjectStoreDep, PipelineDep, PipelinesDep, ScriptsDep

router = APIRouter()


class SceneForm(DecisionForm):
    scene_id: str = ""


class RevertForm(DecisionForm):
    revision: int = Field(ge=1)


@router.get("/scripts/{script_id}/compare", name="portal:scripts:compare")
async def compare_script(  # noqa: PLR0913, PLR0917  (what it shows comes from three readers)
    desk: DeskDep,
    scripts: ScriptsDep,
    pipelines: PipelinesDep,
    channels: ChannelsDep,
    script_id: UUID,
    old: int | None = None,
) -> Response:
    script = await scripts.detail(desk.tenant_id, script_id)
    before = await _version(desk, scripts, script, old)
    view = await pipelines.pipeline(desk.tenant_id, script.idea_id)
    channel = await channels.get(desk.tenant_id, ChannelId(view.idea.channel_id))
    return desk.page(
        "scripts/compare.html",
        "scripts",
        {
            "script": script,
            "old": before,
            "changes": compared(before, script),
            "target": channel.target.total_seconds(),
            "made": chain(view, desk.home, "script"),
            "view": "compare",
        },
    )


@router.get("/scripts/{script_id}/sources", name="portal:scripts:sources")
async def show_sources(
    desk: DeskDep, scripts: ScriptsDep, pipelines: PipelinesDep, store: ObjectStoreDep, script_id: UUID
) -> Response:
    """The script beside the words of its article that it rests on."""
    script = await scripts.detail(desk.tenant_id, script_id)
    view = await pipelines.pipeline(desk.tenant_id, script.idea_id)
    try:
        stored = await store.get(await scripts.article_key(desk.tenant_id, script_id))
        text = Article.model_validate_json(stored).text
    except NotFoundError:
        text = ""
    return desk.page(
        "scripts/sources.html",
        "scripts",
        {
            "script": script,
            "scenes": beside(script, text),
            "is_gone": not text,
            "checks": views.check(script),
            "source_url": view.idea.source_url,
            "made": chain(view, desk.home, "script"),
            "view": "sources",
        },
    )


@router.post("/scripts/{script_id}/rewrite", name="portal:scripts:rewrite")
async def rewrite_scene(
    desk: DeskDep, scripts: ScriptsDep, pipeline: PipelineDep, script_id: UUID, form: Annotated[SceneForm, Form()]
) -> Response:
    """Shown beside what it was, to be kept or taken back."""
    script = await scripts.detail(desk.tenant_id, script_id)
    given = {**form.stamped(desk), "idea_id": script.idea_id, "script_id": script_id, "scene_id": form.scene_id}
    outcome = await pipeline.decide(RewriteScene.model_validate(given))
    if outcome.message:
        return answered(desk, form, told(desk, outcome, "Being written"), f"/scripts/{script_id}")
    await mirrored(lambda: row_version(desk, scripts, script_id), outcome.version)
    target = f"{desk.home}/scripts/{script_id}/compare?{urlencode({'old': script.version})}"
    return desk.sent_to(target, told(desk, outcome, "Written anew. Keep it, or go back"))


@router.post("/scripts/{script_id}/revert", name="portal:scripts:revert")
async def revert_script(
    desk: DeskDep, scripts: ScriptsDep, pipeline: PipelineDep, script_id: UUID, form: Annotated[RevertForm, Form()]
) -> Response:
    script = await scripts.detail(desk.tenant_id, script_id)
    given = {**form.stamped(desk), "idea_id": script.idea_id, "script_id": script_id, "revision": form.revision}
    outcome = await pipeline.decide(RevertScript.model_validate(given))
    await mirrored(lambda: row_version(desk, scripts, script_id), outcome.version)
    toast = told(desk, outcome, f"The text of v{form.revision} again, as a new version")
    return answered(desk, form, toast, f"/scripts/{script_id}")


async def _version(desk: Desk, scripts: ScriptsDep, script: ScriptPayload, old: int | None) -> ScriptPayload:
    """The version asked for, else the one before."""
    wanted = script.version - 1 if old is None else old
    for found in await scripts.versions(desk.tenant_id, script.script_id):
        if found.version == wanted:
            return found
    msg = f"This script has no version {wanted}."
    raise NotFoundError(msg)
