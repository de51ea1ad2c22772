"""Scripts over JSON."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from application.contracts.commands import (
    ApproveScript,
    DecisionOutcome,
    EditScript,
    RevertScript,
    ReviseScript,
    RewriteScene,
)
from application.contracts.payloads import ScriptPayload
from application.contracts.script_views import ScriptChanges
from application.contracts.views import Page
from application.queries.script_changes import changes_between
from domain.scripts.script import ScriptStatus
from domain.shared.errors import NotFoundError
from entrypoints.api.answers import DECISION, DETAIL, EDIT, problems
from entrypoints.api.bodies import Reason, ScriptApproval, ScriptEdit, ScriptReversal
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.api.preconditions import RequiredVersion, etag
from entrypoints.web.dependencies import ApiCallerDep, ScriptsDep

router = APIRouter(prefix="/scripts", tags=["scripts"], route_class=IdempotentRoute)
NO_REASON = Reason()


@router.get("", name="api:scripts:list")
async def list_scripts(
    caller: ApiCallerDep, scripts: ScriptsDep, listing: ListingDep, status: ScriptStatus | None = None
) -> Page[ScriptPayload]:
    return listing.page(await scripts.page(caller.tenant_id, status, listing.cursor, listing.limit))


@router.get("/{script_id}", name="api:scripts:show", responses=problems(*DETAIL))
async def show_script(script_id: UUID, caller: ApiCallerDep, scripts: ScriptsDep, response: Response) -> ScriptPayload:
    script = await scripts.detail(caller.tenant_id, script_id)
    response.headers["ETag"] = etag(script.row_version)
    return script


@router.get("/{script_id}/versions", name="api:scripts:versions", responses=problems(*DETAIL))
async def list_versions(script_id: UUID, caller: ApiCallerDep, scripts: ScriptsDep) -> tuple[ScriptPayload, ...]:
    """Every version of the text, newest first."""
    await scripts.detail(caller.tenant_id, script_id)
    return tuple(await scripts.versions(caller.tenant_id, script_id))


@router.get("/{script_id}/changes", name="api:scripts:changes", responses=problems(*DETAIL))
async def show_changes(
    script_id: UUID, caller: ApiCallerDep, scripts: ScriptsDep, since: Annotated[int | None, Query(ge=1)] = None
) -> ScriptChanges:
    """What the newest version says otherwise, word by word, than version `since`; without it, than the one before."""
    newest = await scripts.detail(caller.tenant_id, script_id)
    wanted = max(newest.version - 1, 1) if since is None else since
    for old in await scripts.versions(caller.tenant_id, script_id):
        if old.version == wanted:
            return changes_between(old, newest)
    msg = f"This script has no version {wanted}."
    raise NotFoundError(msg)


@router.post("/{script_id}/scenes/{scene_id}/rewrite", name="api:scripts:rewrite", responses=problems(*DECISION))
async def rewrite_scene(
    script_id: UUID,
    scene_id: Annotated[str, Path(min_length=1, max_length=40)],
    decision: DecisionDep,
    scripts: ScriptsDep,
    body: Reason = NO_REASON,
) -> DecisionOutcome:
    """Have one scene of a draft written anew: a new version, in which the rest is as it was."""
    script = await scripts.detail(decision.operator.tenant_id, script_id)
    given = {"idea_id": script.idea_id, "script_id": script_id, "scene_id": scene_id}
    command = decision.command(RewriteScene, version=script.row_version, reason=body.reason, **given)
    return await decision.decide(command)


@router.post("/{script_id}/revert", name="api:scripts:revert", responses=problems(*DECISION))
async def revert_script(
    script_id: UUID, decision: DecisionDep, scripts: ScriptsDep, body: ScriptReversal
) -> DecisionOutcome:
    """Make a new version of a draft with the text of an earlier one."""
    script = await scripts.detail(decision.operator.tenant_id, script_id)
    given = {"idea_id": script.idea_id, "script_id": script_id, "revision": body.revision}
    command = decision.command(RevertScript, version=script.row_version, reason=body.reason, **given)
    return await decision.decide(command)


@router.patch("/{script_id}", name="api:scripts:edit", responses=problems(*EDIT))
async def edit_script(
    script_id: UUID, _required: RequiredVersion, decision: DecisionDep, scripts: ScriptsDep, body: ScriptEdit
) -> DecisionOutcome:
    """Change the words of some scenes of a draft: a new version. Needs If-Match."""
    script = await scripts.detail(decision.operator.tenant_id, script_id)
    command = decision.command(
        EditScript,
        version=script.row_version,
        reason=body.reason,
        idea_id=script.idea_id,
        script_id=script_id,
        scenes=[scene.model_dump() for scene in body.scenes],
    )
    return await decision.decide(command)


@router.post("/{script_id}/approve", name="api:scripts:approve", responses=problems(*DECISION))
async def approve_script(
    script_id: UUID, decision: DecisionDep, scripts: ScriptsDep, body: ScriptApproval
) -> DecisionOutcome:
    """Let assets be made from exactly the text whose hash you send; 409 if it is another one by now.

    What its `findings` hold needs a reason, else 409.
    """
    script = await scripts.detail(decision.operator.tenant_id, script_id)
    command = decision.command(
        ApproveScript,
        version=script.row_version,
        reason=body.reason,
        idea_id=script.idea_id,
        script_id=script_id,
        content_hash=body.content_hash,
    )
    return await decision.decide(command)


@router.post("/{script_id}/revise", name="api:scripts:revise", responses=problems(*DECISION))
async def revise_script(
    script_id: UUID, decision: DecisionDep, scripts: ScriptsDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Take the approval back: a new version, open for edits."""
    script = await scripts.detail(decision.operator.tenant_id, script_id)
    command = decision.command(
        ReviseScript,
        version=script.row_version,
        reason=body.reason,
        idea_id=script.idea_id,
        script_id=script_id,
    )
    return await decision.decide(command)
