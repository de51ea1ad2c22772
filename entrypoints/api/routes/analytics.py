"""Numbers over JSON."""

from uuid import UUID

from fastapi import APIRouter

from application.contracts.payloads import AnalyticsPayload
from application.contracts.views import PostNumbers
from entrypoints.api.answers import DETAIL, problems
from entrypoints.web.dependencies import AnalyticsDep, ApiCallerDep, PostsDep

router = APIRouter(prefix="/analytics", tags=["analytics"])


@router.get("", name="api:analytics:list")
async def list_numbers(caller: ApiCallerDep, analytics: AnalyticsDep) -> tuple[PostNumbers, ...]:
    """Published posts, newest first, each with its newest snapshot."""
    return tuple(await analytics.numbers(caller.tenant_id))


@router.get("/{post_id}", name="api:analytics:show", responses=problems(*DETAIL))
async def show_series(
    post_id: UUID, caller: ApiCallerDep, posts: PostsDep, analytics: AnalyticsDep
) -> tuple[AnalyticsPayload, ...]:
    """All snapshots of a post, oldest first."""
    await posts.detail(caller.tenant_id, post_id)
    return tuple(await analytics.series(caller.tenant_id, post_id))
