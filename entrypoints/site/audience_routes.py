"""What viewers do: told by the page's script, or by plain forms where no script runs. No cookies."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from application.ports.audience import ViewerEventKind
from domain.shared.ids import PostId
from entrypoints.site.dependencies import PublishedDep
from entrypoints.web.dependencies import AudienceDep, LimitsDep

router = APIRouter()


class Sign(BaseModel):
    """`visit` is made anew with every load of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    post: UUID
    visit: UUID
    kind: ViewerEventKind
    watch_sec: float = Field(default=0, ge=0, le=86_400, allow_inf_nan=False)


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"


@router.post("/beacon", status_code=204, name="site:audience:beacon")
async def beacon(
    sign: Sign, request: Request, published: PublishedDep, audience: AudienceDep, limits: LimitsDep
) -> Response:
    """Nobody watches longer than the video is."""
    limits.beacon.spend(address_of(request))
    entry = await published.by_id(PostId(sign.post))
    watched = min(sign.watch_sec, entry.record.duration_sec) if sign.kind is ViewerEventKind.WATCH else 0.0
    await audience.record(published.tenant_id, PostId(sign.post), sign.visit, sign.kind, watched)
    return Response(status_code=204)


@router.post("/watch/{slug}/{kind}", name="site:audience:act")
async def act(  # noqa: PLR0913, PLR0917  (a slug, a sign, a visit, four things to ask)
    slug: str,
    kind: Literal[ViewerEventKind.LIKE, ViewerEventKind.SHARE],
    visit: Annotated[UUID, Form()],
    request: Request,
    published: PublishedDep,
    audience: AudienceDep,
    limits: LimitsDep,
) -> Response:
    """The same signs from a plain form, where no script runs."""
    limits.beacon.spend(address_of(request))
    entry = await published.by_slug(slug)
    await audience.record(published.tenant_id, PostId(entry.post.post_id), visit, kind, 0.0)
    return RedirectResponse(f"{entry.path}?done={kind}#act", status_code=303)
