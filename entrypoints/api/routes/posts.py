"""Posts over JSON."""

from uuid import UUID

from fastapi import APIRouter, Response

from application.contracts.commands import CancelPost, ConfirmSchedule, DecisionOutcome, ReschedulePost, RetryPost
from application.contracts.payloads import PostPayload
from application.contracts.views import Page
from domain.posts.post import PostStatus
from entrypoints.api.answers import DECISION, DETAIL, problems
from entrypoints.api.bodies import Confirmation, NewTime, Reason
from entrypoints.api.decisions import DecisionDep
from entrypoints.api.idempotency import IdempotentRoute
from entrypoints.api.listing import ListingDep
from entrypoints.api.preconditions import etag
from entrypoints.web.dependencies import ApiCallerDep, PostsDep

router = APIRouter(prefix="/posts", tags=["posts"], route_class=IdempotentRoute)
NO_REASON = Reason()
AS_PLANNED = Confirmation()


@router.get("", name="api:posts:list")
async def list_posts(
    caller: ApiCallerDep, posts: PostsDep, listing: ListingDep, status: PostStatus | None = None
) -> Page[PostPayload]:
    """By the time they go out, newest first."""
    return listing.page(await posts.page(caller.tenant_id, status, listing.cursor, listing.limit))


@router.get("/{post_id}", name="api:posts:show", responses=problems(*DETAIL))
async def show_post(post_id: UUID, caller: ApiCallerDep, posts: PostsDep, response: Response) -> PostPayload:
    post = await posts.detail(caller.tenant_id, post_id)
    response.headers["ETag"] = etag(post.version)
    return post


@router.post("/{post_id}/confirm", name="api:posts:confirm", responses=problems(*DECISION))
async def confirm_post(
    post_id: UUID, decision: DecisionDep, posts: PostsDep, body: Confirmation = AS_PLANNED
) -> DecisionOutcome:
    """Let it go out at its time, or at another one."""
    post = await posts.detail(decision.operator.tenant_id, post_id)
    command = decision.command(
        ConfirmSchedule,
        version=post.version,
        reason=body.reason,
        idea_id=post.idea_id,
        post_id=post_id,
        scheduled_at=body.scheduled_at,
    )
    return await decision.decide(command)


@router.post("/{post_id}/reschedule", name="api:posts:reschedule", responses=problems(*DECISION))
async def reschedule_post(post_id: UUID, decision: DecisionDep, posts: PostsDep, body: NewTime) -> DecisionOutcome:
    """Move it, as long as publishing has not begun."""
    post = await posts.detail(decision.operator.tenant_id, post_id)
    command = decision.command(
        ReschedulePost, version=post.version, reason=body.reason, post_id=post_id, scheduled_at=body.scheduled_at
    )
    return await decision.deliver(command)


@router.post("/{post_id}/cancel", name="api:posts:cancel", responses=problems(*DECISION))
async def cancel_post(
    post_id: UUID, decision: DecisionDep, posts: PostsDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Keep it from going out, as long as publishing has not begun."""
    post = await posts.detail(decision.operator.tenant_id, post_id)
    command = decision.command(CancelPost, version=post.version, reason=body.reason, post_id=post_id)
    return await decision.deliver(command)


@router.post("/{post_id}/retry", name="api:posts:retry", responses=problems(*DECISION))
async def retry_post(
    post_id: UUID, decision: DecisionDep, posts: PostsDep, body: Reason = NO_REASON
) -> DecisionOutcome:
    """Plan a failed post again."""
    post = await posts.detail(decision.operator.tenant_id, post_id)
    command = decision.command(RetryPost, version=post.version, reason=body.reason, post_id=post_id)
    return await decision.deliver(command)
