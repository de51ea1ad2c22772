"""Assets: pictures and voices by scene, their provenance, and new takes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Response

from application.contracts.commands import RegenerateAsset
from domain.shared.errors import NotFoundError
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import DeskDep
from entrypoints.portal.views import assets as views
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import AssetsDep, IdeasDep, PipelineDep, PipelinesDep

router = APIRouter()


@router.get("/assets", name="portal:assets:list")
async def list_assets(desk: DeskDep, assets: AssetsDep, ideas: IdeasDep, cursor: str = "") -> Response:
    page = await assets.page(desk.tenant_id, cursor, 20)
    rows = [
        views.ManifestRow(manifest, (await ideas.detail(desk.tenant_id, manifest.idea_id)).title)
        for manifest in page.items
    ]
    return desk.page("assets/list.html", "assets", {"rows": rows, "cursor": cursor, "next_cursor": page.next_cursor})


@router.get("/assets/{manifest_id}", name="portal:assets:detail")
async def show_assets(
    desk: DeskDep, assets: AssetsDep, pipelines: PipelinesDep, manifest_id: UUID, asset: UUID | None = None
) -> Response:
    manifest = await assets.detail(desk.tenant_id, manifest_id)
    view = await pipelines.pipeline(desk.tenant_id, manifest.idea_id)
    picked = views.picked(manifest, asset)
    return desk.page(
        "assets/detail.html",
        "assets",
        {
            "row": views.ManifestRow(manifest, view.idea.title),
            "title": view.idea.title,
            "language": view.idea.language,
            "scenes": views.by_scene(manifest, view.script),
            "picked": picked,
            "picked_scene": views.scene_name(picked.scene_id, view.script) if picked else "",
            "picture_size": views.picture_size,
            "facts": views.facts(picked) if picked else (),
            "made": chain(view, desk.home, "assets"),
        },
    )


@router.post("/assets/{manifest_id}/{asset_id}/regenerate", name="portal:assets:regenerate")
async def regenerate_asset(  # noqa: PLR0913, PLR0917  (an address of two ids, a form, and the ports)
    desk: DeskDep,
    assets: AssetsDep,
    pipeline: PipelineDep,
    manifest_id: UUID,
    asset_id: UUID,
    form: Annotated[DecisionForm, Form()],
) -> Response:
    manifest = await assets.detail(desk.tenant_id, manifest_id)
    if views.picked(manifest, asset_id) is None:
        msg = "There is no such asset in this set."
        raise NotFoundError(msg)
    given = {**form.stamped(desk), "expected_version": None, "idea_id": manifest.idea_id, "asset_id": asset_id}
    outcome = await pipeline.decide(RegenerateAsset.model_validate(given))
    return answered(desk, form, told(desk, outcome, "A new take is being made"), f"/assets/{manifest_id}")
