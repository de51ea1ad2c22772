"""Today: what waits, what fails, what goes out next, what was decided, what came of it."""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.pipeline import StageState
from application.contracts.views import PipelineView, RunView
from application.ports.readers import IdeaReader, PostReader, ScriptReader
from domain.ideas.idea import IdeaStatus
from domain.posts.post import PostStatus
from domain.scripts.script import ScriptStatus
from domain.shared.errors import NotFoundError
from entrypoints.portal.desk import Desk, DeskDep
from entrypoints.portal.toasts import Undoable, recent
from entrypoints.portal.views import audit as audit_views
from entrypoints.portal.views import numbers
from entrypoints.portal.views import runs as run_views
from entrypoints.web.dependencies import (
    AnalyticsDep,
    AuditDep,
    ChannelsDep,
    IdeasDep,
    PipelinesDep,
    PostsDep,
    ScriptsDep,
    UsersDep,
)

router = APIRouter()

RUNS_SEARCHED = 5
ENTRIES_SEARCHED = 60
DECISIONS_SHOWN = 6
SAME_DECISION = timedelta(seconds=5)
OVERDUE = timedelta(days=30)
"""How long a post that nobody confirmed in time stays among those of the next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of the queue: how many of a kind wait, and which comes first."""

    word: str
    count: int
    first: str
    why: str
    since: datetime | None
    verb: str
    href: str


@router.get("", name="portal:today:show")
async def show_today(  # noqa: PLR0913, PLR0917  (a page that looks at everything)
    desk: DeskDep,
    ideas: IdeasDep,
    scripts: ScriptsDep,
    posts: PostsDep,
    pipelines: PipelinesDep,
    analytics: AnalyticsDep,
    audit: AuditDep,
    users: UsersDep,
    channels: ChannelsDep,
) -> Response:
    tenant = desk.tenant_id
    runs, found = await asyncio.gather(pipelines.runs(tenant, "", RUNS_SEARCHED), analytics.numbers(tenant))
    slots = await posts.between(tenant, desk.now - OVERDUE, desk.now + timedelta(hours=24))
    queue = await _queue(desk, ideas, scripts, posts)
    return desk.page(
        "today/page.html",
        "today",
        {
            "queue": queue,
            "waiting": sum(entry.count for entry in queue),
            "review_next": min(queue, key=lambda entry: entry.since or desk.now).href if queue else "",
            "failing": _failing(runs.items),
            "run": run_views.summary(runs.items[0]) if runs.items else None,
            "slots": [post for post in slots if post.cancelled_at is None and post.status is PostStatus.SCHEDULED],
            "totals": numbers.totals(found)[:3],
            "best": numbers.best(found),
            "decisions": await _decisions(desk, audit, users, Known(ideas, scripts, posts)),
            "next_run": run_views.next_run(await channels.every(tenant)),
        },
    )


async def _queue(desk: Desk, ideas: IdeasDep, scripts: ScriptsDep, posts: PostsDep) -> list[Waiting]:
    """Every kind that waits, with the thing that is read first."""
    counts, tenant, queue = desk.frame.counts, desk.tenant_id, []
    if counts.ideas and (found := (await ideas.page(tenant, IdeaStatus.NEW, "", 1)).items):
        href, why = f"{desk.home}/ideas", f"best score {found[0].score:.2f}"
        queue.append(_waiting("Ideas", counts.ideas, found[0].title, why, found[0].created_at, "Review", href))
    if counts.scripts and (drafts := (await scripts.page(tenant, ScriptStatus.DRAFT, "", 1)).items):
        href, why = (
            f"{desk.home}/scripts/{drafts[0].script_id}",
            f"v{drafts[0].version}, {drafts[0].duration_sec:.0f} s",
        )
        queue.append(_waiting("Scripts", counts.scripts, drafts[0].title, why, drafts[0].updated_at, "Read", href))
    if counts.posts:
        planned = await posts.between(tenant, datetime(2000, 1, 1, tzinfo=UTC), desk.now + timedelta(days=400))
        open_posts = [post for post in planned if "confirm" in post.allowed_actions]
        if open_posts:
            first, href = open_posts[0], f"{desk.home}/schedule#post-{open_posts[0].post_id}"
            why = "not published until you confirm it"
            queue.append(_waiting("Posts", len(open_posts), first.title, why, first.created_at, "Confirm", href))
    return queue


def _waiting(word: str, count: int, first: str, why: str, since: datetime, verb: str, href: str) -> Waiting:  # noqa: PLR0913, PLR0917  (a row of the table)
    return Waiting(word=word, count=count, first=first, why=why, since=since, verb=verb, href=href)


def _failing(runs: tuple[RunView, ...]) -> list[PipelineView]:
    """Pipelines that are parked, of the last runs, each once."""
    found = {view.idea.idea_id: view for run in runs for view in run.pipelines if view.state is StageState.FAILED}
    return list(found.values())


async def _decisions(desk: Desk, audit: AuditDep, users: UsersDep, known: "Known") -> list[audit_views.Told]:
    page = await audit.page(desk.tenant_id, None, "", ENTRIES_SEARCHED)
    names = audit_views.names(await users.every(desk.tenant_id))
    decided = [entry for entry in page.items if entry.action in audit_views.DECISIONS][:DECISIONS_SHOWN]
    told = [audit_views.told(entry, desk.frame.user, names) for entry in decided]
    sent = recent(desk.request)
    return [_with_undo(await known.named(desk, one), sent, desk.now) for one in told]


@dataclass(frozen=True, slots=True)
class Known:
    """The readers that know the title of what an entry is about."""

    ideas: IdeaReader
    scripts: ScriptReader
    posts: PostReader

    async def named(self, desk: Desk, one: audit_views.Told) -> audit_views.Told:
        try:
            title, href, idea_id = await self._of(desk, one.entity, one.entity_id)
        except NotFoundError:
            return one
        return replace(one, title=title, href=href, idea_id=idea_id)

    async def _of(self, desk: Desk, entity: str, entity_id: UUID) -> tuple[str, str, UUID | None]:
        if entity == "idea":
            idea = await self.ideas.detail(desk.tenant_id, entity_id)
            return idea.title, f"{desk.home}/ideas/{entity_id}", entity_id
        if entity == "script":
            script = await self.scripts.detail(desk.tenant_id, entity_id)
            return script.title, f"{desk.home}/scripts/{entity_id}", script.idea_id
        if entity == "post":
            post = await self.posts.detail(desk.tenant_id, entity_id)
            return post.title, f"{desk.home}/schedule#post-{entity_id}", post.idea_id
        return "", "", None


def _with_undo(one: audit_views.Told, sent: tuple[Undoable, ...], now: datetime) -> audit_views.Told:
    for decision in sent:
        if decision.idea_id == one.idea_id and abs(decision.at - one.at) < SAME_DECISION:
            return replace(one, undoes=decision.undoes, in_time=decision.ends_at > now)
    return one
