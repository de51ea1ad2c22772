"""Ideas: the inbox, one idea with its reasons, and the decisions on it."""

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Form, Response
from pydantic import AwareDatetime

from application.contracts.commands import ApproveIdea, IdeaCommand, RejectIdea, ReopenIdea
from application.contracts.payloads import IdeaPayload
from application.contracts.views import Page
from domain.ideas.idea import IdeaStatus
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import DeskDep, mirrored
from entrypoints.portal.views.pipelines import chain
from entrypoints.portal.views.runs import next_run
from entrypoints.web.dependencies import ChannelsDep, IdeasDep, PipelineDep, PipelinesDep

router = APIRouter()

Shown = Literal["new", "approved", "rejected", "all"]
Verb = Literal["approve", "reject", "reopen"]
COMMANDS: dict[str, type[IdeaCommand]] = {"approve": ApproveIdea, "reject": RejectIdea, "reopen": ReopenIdea}
DONE = {"approve": "Approved", "reject": "Rejected", "reopen": "Reopened"}
LIST = "ideas/list.html"


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of the list, the idea that is read, and where a decision leads."""

    ideas: Page[IdeaPayload]
    current: IdeaPayload | None
    then: str


@router.get("/ideas", name="portal:ideas:list")
async def list_ideas(  # noqa: PLR0913, PLR0917  (the filters of the page)
    desk: DeskDep,
    ideas: IdeasDep,
    pipelines: PipelinesDep,
    channels: ChannelsDep,
    status: Shown = "new",
    cursor: str = "",
    since: AwareDatetime | None = None,
) -> Response:
    page = await ideas.page(desk.tenant_id, None if status == "all" else IdeaStatus(status), cursor)
    if since is not None:
        fresh = sum(idea.created_at > since for idea in page.items)
        return desk.page(LIST, "ideas", {"fresh": fresh, "status": status}, block="fresh_link")
    current = page.items[0] if page.items else None
    inbox = Inbox(page, current, _after(desk.home, page, current, status, opened=False))
    upcoming = next_run(await channels.every(desk.tenant_id))
    return await _shown(desk, pipelines, inbox, status, {"opened": False, "next_run": upcoming})


@router.get("/ideas/{idea_id}", name="portal:ideas:detail")
async def show_idea(
    desk: DeskDep, ideas: IdeasDep, pipelines: PipelinesDep, idea_id: UUID, status: Shown = "new"
) -> Response:
    current = await ideas.detail(desk.tenant_id, idea_id)
    page = await ideas.page(desk.tenant_id, None if status == "all" else IdeaStatus(status))
    inbox = Inbox(page, current, _after(desk.home, page, current, status, opened=True))
    return await _shown(desk, pipelines, inbox, status, {"opened": True, "next_run": ""})


@router.post("/ideas/{idea_id}/{verb}", name="portal:ideas:decide")
async def decide_idea(  # noqa: PLR0913, PLR0917  (a form and the two ports that answer it)
    desk: DeskDep,
    ideas: IdeasDep,
    pipeline: PipelineDep,
    idea_id: UUID,
    verb: Verb,
    form: Annotated[DecisionForm, Form()],
) -> Response:
    idea = await ideas.detail(desk.tenant_id, idea_id)
    command = COMMANDS[verb].model_validate({**form.stamped(desk), "idea_id": idea_id})
    outcome = await pipeline.decide(command)  # type: ignore[arg-type]  # one of the union, chosen by name
    await mirrored(lambda: _version(desk, ideas, idea_id), outcome.version)
    return answered(desk, form, told(desk, outcome, f"{DONE[verb]} “{idea.title}”", idea_id), "/ideas")


async def _version(desk: DeskDep, ideas: IdeasDep, idea_id: UUID) -> int:
    return (await ideas.detail(desk.tenant_id, idea_id)).version


async def _shown(
    desk: DeskDep, pipelines: PipelinesDep, inbox: Inbox, status: Shown, more: dict[str, object]
) -> Response:
    current = inbox.current
    made = await pipelines.pipeline(desk.tenant_id, current.idea_id) if current else None
    produced = made is not None and made.script is not None
    verbs = current.allowed_actions if current else ()
    if produced:
        verbs = tuple(verb for verb in verbs if verb != "reopen")
    view = {
        "ideas": inbox.ideas,
        "current": current,
        "then": inbox.then,
        "status": status,
        "verbs": verbs,
        "no_verbs": "Work was made from it: revise the script or cancel the post instead." if produced else "",
        "made": chain(made, desk.home, "idea") if made and produced else [],
    }
    return desk.page(LIST, "ideas", {**view, **more})


def _after(home: str, page: Page[IdeaPayload], current: IdeaPayload | None, status: Shown, *, opened: bool) -> str:
    """The next idea of the list after a decision in the inbox; elsewhere the idea itself, to see what came of it."""
    query = urlencode({"status": status})
    if current is None or status != "new" or current.status is not IdeaStatus.NEW:
        return f"{home}/ideas/{current.idea_id}?{query}" if current else f"{home}/ideas"
    known = [idea.idea_id for idea in page.items]
    if current.idea_id not in known or len(known) == 1:
        return f"{home}/ideas"
    at = known.index(current.idea_id)
    following = known[at + 1] if at + 1 < len(known) else known[at - 1]
    return f"{home}/ideas/{following}?{query}" if opened or at else f"{home}/ideas"
