"""Schedule: what goes out when, confirming it, moving and cancelling it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form, Query, Response

from application.contracts.commands import CancelPost, ConfirmSchedule, ReschedulePost, RetryPost
from application.contracts.payloads import PostPayload
from domain.shared.errors import InvalidInputError
from entrypoints.portal import moments
from entrypoints.portal.decisions import DecisionForm, answered, told
from entrypoints.portal.desk import Desk, DeskDep, mirrored
from entrypoints.web.dependencies import PipelineDep, PostsDep

router = APIRouter()

View = Literal["agenda", "week"]
Start = Annotated[date | None, Query(ge=date(2000, 1, 1), le=date(2200, 1, 1))]
DAYS = {"agenda": 14, "week": 7}


class MoveForm(DecisionForm):
    when: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    word: str
    number: int
    today: bool
    posts: tuple[PostPayload, ...]


@router.get("/schedule", name="portal:schedule:show")
async def show_schedule(desk: DeskDep, posts: PostsDep, view: View = "agenda", start: Start = None) -> Response:
    """From the day asked for; without one an agenda from yesterday on, a week from its Monday."""
    zone, today = ZoneInfo(desk.frame.zone), desk.now.astimezone(ZoneInfo(desk.frame.zone)).date()
    first = start or (today - timedelta(days=today.weekday() if view == "week" else 1))
    count = DAYS[view]
    begins = datetime.combine(first, time(), zone).astimezone(UTC)
    ends = datetime.combine(first + timedelta(days=count), time(), zone).astimezone(UTC)
    last = ends - timedelta(hours=12)
    found = await posts.between(desk.tenant_id, begins, ends)
    days = [_day(desk, first + timedelta(days=offset), found, today) for offset in range(count)]
    return desk.page(
        "schedule/page.html",
        "schedule",
        {
            "view": view,
            "days": days,
            "range": f"{moments.short_day(begins, desk.frame.zone)} to {moments.short_day(last, desk.frame.zone)}",
            "start": first if start else None,
            "earlier": first - timedelta(days=count),
            "later": first + timedelta(days=count),
            "first": next((post.post_id for post in found if "confirm" in post.allowed_actions), None),
        },
    )


@router.post("/schedule/{post_id}/confirm", name="portal:schedule:confirm")
async def confirm_post(
    desk: DeskDep, posts: PostsDep, pipeline: PipelineDep, post_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    post = await posts.detail(desk.tenant_id, post_id)
    given = {**form.stamped(desk), "idea_id": post.idea_id, "post_id": post_id}
    outcome = await pipeline.decide(ConfirmSchedule.model_validate(given))
    await mirrored(lambda: _version(desk, posts, post_id), outcome.version)
    text = f"Confirmed “{post.title}” for {_when(desk, post.scheduled_at)}"
    return answered(desk, form, told(desk, outcome, text, post.idea_id), "/schedule")


@router.post("/schedule/{post_id}/move", name="portal:schedule:move")
async def move_post(
    desk: DeskDep, posts: PostsDep, pipeline: PipelineDep, post_id: UUID, form: Annotated[MoveForm, Form()]
) -> Response:
    """A post that nobody has confirmed waits in its pipeline: moving it there is confirming it for another time."""
    post, at = await posts.detail(desk.tenant_id, post_id), _chosen(desk, form.when)
    given = {**form.stamped(desk), "post_id": post_id, "scheduled_at": at}
    if post.confirmed_at is None:
        command = ConfirmSchedule.model_validate({**given, "idea_id": post.idea_id})
        outcome, verb = await pipeline.decide(command), "Moved and confirmed"
    else:
        outcome, verb = await pipeline.deliver(ReschedulePost.model_validate(given)), "Moved"
    await mirrored(lambda: _version(desk, posts, post_id), outcome.version)
    return answered(desk, form, told(desk, outcome, f"{verb} “{post.title}” to {_when(desk, at)}"), "/schedule")


@router.post("/schedule/{post_id}/cancel", name="portal:schedule:cancel")
async def cancel_post(
    desk: DeskDep, posts: PostsDep, pipeline: PipelineDep, post_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    post = await posts.detail(desk.tenant_id, post_id)
    outcome = await pipeline.deliver(CancelPost.model_validate({**form.stamped(desk), "post_id": post_id}))
    await mirrored(lambda: _version(desk, posts, post_id), outcome.version)
    return answered(desk, form, told(desk, outcome, f"Cancelled “{post.title}”"), "/schedule")


@router.post("/schedule/{post_id}/retry", name="portal:schedule:retry")
async def retry_post(
    desk: DeskDep, posts: PostsDep, pipeline: PipelineDep, post_id: UUID, form: Annotated[DecisionForm, Form()]
) -> Response:
    post = await posts.detail(desk.tenant_id, post_id)
    outcome = await pipeline.deliver(RetryPost.model_validate({**form.stamped(desk), "post_id": post_id}))
    await mirrored(lambda: _version(desk, posts, post_id), outcome.version)
    return answered(desk, form, told(desk, outcome, f"“{post.title}” is published again"), "/schedule")


def _day(desk: Desk, day: date, posts: Sequence[PostPayload], today: date) -> Day:
    zone = ZoneInfo(desk.frame.zone)
    noon = datetime.combine(day, time(12), zone)
    there = [post for post in posts if post.scheduled_at.astimezone(zone).date() == day]
    there.sort(key=lambda post: post.scheduled_at)
    return Day(moments.day(noon, desk.frame.zone, desk.now), day.day, day == today, tuple(there))


def _chosen(desk: Desk, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(desk.frame.zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        msg = f"{text or 'Nothing'} is no date and time. Choose both."
        raise InvalidInputError(msg) from None


def _when(desk: Desk, at: datetime) -> str:
    zone = desk.frame.zone
    return f"{moments.moment(at, zone, desk.now)} {moments.zone_word(at, zone)}"


async def _version(desk: Desk, posts: PostsDep, post_id: UUID) -> int:
    return (await posts.detail(desk.tenant_id, post_id)).version
