"""Assets: pictures, clips and voices by scene, their takes, where each comes from, and what is decided on them."""

from typing import Annotated
from uuid import UUID, uuid5

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import PlainTextResponse
from pydantic import Field

from application.contracts.commands import MOST_PROMPT, PickTake, RegenerateAsset, ReplaceAsset
from application.contracts.payloads import AssetManifestPayload, AssetPayload
from application.queries.prompts import prompt_sheet
from domain.assets.asset import AssetStatus
from domain.shared.errors import NotFoundError
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import Desk, DeskDep
from entrypoints.portal.views import assets as views
from entrypoints.portal.views.pipelines import chain
from entrypoints.web.dependencies import AssetsDep, IdeasDep, ObjectStoreDep, PipelineDep, PipelinesDep
from entrypoints.web.uploads import received

router = APIRouter()
Asset = tuple[AssetManifestPayload, AssetPayload]


class NewTakeForm(DecisionForm):
    prompt: str = Field(default="", max_length=MOST_PROMPT)


class PickForm(DecisionForm):
    take: int = Field(ge=1)


async def asset_in_question(desk: DeskDep, assets: AssetsDep, manifest_id: UUID, asset_id: UUID) -> Asset:
    manifest = await assets.detail(desk.tenant_id, manifest_id)
    asset = views.picked(manifest, asset_id)
    if asset is None:
        msg = "There is no such asset in this set."
        raise NotFoundError(msg)
    return manifest, asset


AssetDep = Annotated[Asset, Depends(asset_in_question)]


@router.get("/assets", name="portal:assets:list")
async def list_assets(desk: DeskDep, assets: AssetsDep, ideas: IdeasDep, cursor: str = "") -> Response:
    page = await assets.page(desk.tenant_id, cursor, 20)
    rows = [
        views.ManifestRow(manifest, (await ideas.detail(desk.tenant_id, manifest.idea_id)).title)
        for manifest in page.items
    ]
    return desk.page("assets/list.html", "assets", {"rows": rows, "cursor": cursor, "next_cursor": page.next_cursor})


@router.get("/assets/{manifest_id}", name="portal:assets:detail")
async def show_assets(  # noqa: PLR0913, PLR0917  (an address, what is chosen in it, and the ports)
    desk: DeskDep,
    assets: AssetsDep,
    pipelines: PipelinesDep,
    manifest_id: UUID,
    asset: UUID | None = None,
    take: int = 0,
) -> Response:
    manifest = await assets.detail(desk.tenant_id, manifest_id)
    view = await pipelines.pipeline(desk.tenant_id, manifest.idea_id)
    picked = views.picked(manifest, asset)
    card = views.card_of(picked, take) if picked else None
    return desk.page(
        "assets/detail.html",
        "assets",
        {
            "row": views.ManifestRow(manifest, view.idea.title),
            "title": view.idea.title,
            "language": view.idea.language,
            "scenes": views.by_scene(manifest, view.script),
            "picked": picked,
            "card": card,
            "picked_scene": views.scene_name(picked.scene_id, view.script) if picked else "",
            "facts": views.facts(card) if card else (),
            "describable": views.can_be_described(picked) if picked else False,
            "made": chain(view, desk.home, "assets"),
        },
    )


@router.get("/assets/{manifest_id}/prompts.txt", name="portal:assets:prompts")
async def show_prompts(desk: DeskDep, assets: AssetsDep, manifest_id: UUID) -> Response:
    sheet = prompt_sheet(await assets.detail(desk.tenant_id, manifest_id))
    return PlainTextResponse(sheet, headers={"Content-Disposition": 'attachment; filename="b-roll-prompts.txt"'})


@router.post("/assets/{manifest_id}/retry", name="portal:assets:retry")
async def retry_failed(
    desk: DeskDep, assets: AssetsDep, pipeline: PipelineDep, manifest_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    """Each of those that failed is a decision of its own."""
    manifest = await assets.detail(desk.tenant_id, manifest_id)
    failed = [asset for asset in manifest.assets if asset.status is AssetStatus.FAILED]
    if not failed:
        msg = "Nothing in this set has failed."
        raise NotFoundError(msg)
    for asset in failed:
        given = _given(desk, form, (manifest, asset))
        given |= {"decision_id": uuid5(form.decision_id, str(asset.asset_id))}
        outcome = await pipeline.decide(RegenerateAsset.model_validate(given))
    return answered(desk, form, told(desk, outcome, f"Trying {len(failed)} again"), f"/assets/{manifest_id}")


@router.post("/assets/{manifest_id}/{asset_id}/regenerate", name="portal:assets:regenerate")  # noqa: FAST003 - read by what they depend on
async def regenerate_asset(
    desk: DeskDep, asset: AssetDep, pipeline: PipelineDep, form: Annotated[NewTakeForm, Form()]
) -> Response:
    command = RegenerateAsset.model_validate({**_given(desk, form, asset), "prompt": form.prompt.strip()})
    outcome = await pipeline.decide(command)
    return answered(desk, form, told(desk, outcome, "A new take is being made"), _page(asset))


@router.post("/assets/{manifest_id}/{asset_id}/pick", name="portal:assets:pick")  # noqa: FAST003 - read by what they depend on
async def pick_take(
    desk: DeskDep, asset: AssetDep, pipeline: PipelineDep, form: Annotated[PickForm, Form()]
) -> Response:
    outcome = await pipeline.decide(PickTake.model_validate({**_given(desk, form, asset), "take": form.take}))
    return answered(desk, form, told(desk, outcome, f"Take {form.take} is used"), _page(asset))


@router.post("/assets/{manifest_id}/{asset_id}/replace", name="portal:assets:replace")  # noqa: FAST003 - read by what they depend on
async def replace_asset(
    desk: DeskDep, asset: AssetDep, pipeline: PipelineDep, store: ObjectStoreDep, request: Request
) -> Response:
    """The form is read here, after it is known who sends it: it carries a file."""
    upload = await received(request, store, desk.tenant_id)
    form = DecisionForm.model_validate({k: v for k, v in (await request.form()).items() if isinstance(v, str)})
    outcome = await pipeline.decide(ReplaceAsset.model_validate({**_given(desk, form, asset), "upload": upload}))
    return answered(desk, form, told(desk, outcome, f"“{upload.name or 'Your file'}” is used"), _page(asset))


def _given(desk: Desk, form: DecisionForm, asset: Asset) -> dict[str, object]:
    manifest, found = asset
    return {**form.stamped(desk), "idea_id": manifest.idea_id, "asset_id": found.asset_id}


def _page(asset: Asset) -> str:
    manifest, found = asset
    return f"/assets/{manifest.manifest_id}?asset={found.asset_id}"
