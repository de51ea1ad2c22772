"""One request of somebody who is signed in: who asks, what the frame around the page shows, how it is answered."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from application.contracts.views import WorkCounts
from application.ports.pipeline_gateway import PipelineGateway
from domain.shared.errors import ContentFactoryError, NotFoundError
from domain.shared.ids import Actor, TenantId
from domain.tenancy.tenant import Tenant
from domain.tenancy.user import User
from entrypoints.portal.rendering import render
from entrypoints.portal.toasts import Toast, Undoable, carried, carry, put_down, recent, remember
from entrypoints.web.dependencies import ClockDep, OperatorDep, PipelineDep, PipelinesDep

HEALTH_LASTS_SEC = 5
MIRROR_WAIT_SEC = 1.0
MIRROR_STEP_SEC = 0.05
APPEARS_SEC = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page shows. `answers` is whether decisions are answered now."""

    tenant: Tenant
    user: User
    csrf: str
    now: datetime
    zone: str
    counts: WorkCounts
    answers: bool
    theme: str
    single_keys: bool
    toasts: tuple[Toast, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Desk:
    request: Request
    frame: Frame
    actor: Actor

    @property
    def tenant_id(self) -> TenantId:
        return self.frame.tenant.id

    @property
    def now(self) -> datetime:
        return self.frame.now

    @property
    def home(self) -> str:
        return f"/t/{quote(self.frame.tenant.slug, safe='')}"

    def page(self, template: str, nav: str, view: Mapping[str, Any], *, block: str = "", status: int = 200) -> Response:
        """`nav` is the place in the rail. A message that was carried here is shown, then forgotten."""
        response = render(self.request, template, {"frame": self.frame, "nav": nav, **view}, block=block, status=status)
        if self.frame.toasts and not block:
            put_down(response)
        return response

    def sent_to(self, path: str, toast: Toast | None = None) -> Response:
        """After a form: to a page of this tenant, whatever the form says."""
        inside = path.startswith((f"{self.home}/", f"{self.home}?")) or path == self.home
        response = RedirectResponse(path if inside else self.home, status_code=303)
        if toast is None:
            return response
        if toast.idea_id and toast.undoes and toast.ends_at:
            decision = Undoable(idea_id=toast.idea_id, undoes=toast.undoes, at=self.now, ends_at=toast.ends_at)
            remember(response, recent(self.request), decision)
        return carry(response, toast)


async def desk(
    request: Request, operator: OperatorDep, pipelines: PipelinesDep, pipeline: PipelineDep, clock: ClockDep
) -> Desk:
    query = f"?{request.url.query}" if request.url.query else ""
    frame = Frame(
        tenant=operator.tenant,
        user=operator.user,
        csrf=operator.csrf,
        now=clock.now(),
        zone=operator.tenant.time_zone,
        counts=await pipelines.counts(operator.tenant_id),
        answers=await answers(request, pipeline),
        theme=_cookie(request.cookies, "tg_theme", ("light", "dark")),
        single_keys=request.cookies.get("tg_keys") != "off",
        toasts=carried(request),
        here=f"{request.url.path}{query}",
    )
    request.state.frame = frame
    return Desk(request, frame, operator.actor)


def _cookie(cookies: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = cookies.get(name, "")
    return value if value in known else ""


async def answers(request: Request, pipeline: PipelineGateway) -> bool:
    """Ask the pipeline whether it is there, but not with every page."""
    last: tuple[float, bool] | None = getattr(request.app.state, "pipeline_health", None)
    if last is None or time.monotonic() - last[0] > HEALTH_LASTS_SEC:
        last = (time.monotonic(), await pipeline.healthy())
        request.app.state.pipeline_health = last
    return last[1]


async def mirrored(version: Callable[[], Awaitable[int]], wanted: int) -> None:
    """Wait a moment until the read side shows the version that was answered, so that the next page tells the same."""
    ends = time.monotonic() + MIRROR_WAIT_SEC
    while time.monotonic() < ends:
        try:
            if await version() >= wanted:
                return
        except ContentFactoryError:
            return
        await asyncio.sleep(MIRROR_STEP_SEC)


async def appeared(read: Callable[[], Awaitable[object]]) -> bool:
    """Tell whether something that was just begun can be read within a few seconds."""
    ends = time.monotonic() + APPEARS_SEC
    while time.monotonic() < ends:
        try:
            await read()
        except NotFoundError:
            await asyncio.sleep(MIRROR_STEP_SEC)
        else:
            return True
    return False


DeskDep = Annotated[Desk, Depends(desk)]
