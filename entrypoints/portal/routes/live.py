"""The live stream: word that something changed. It carries no controls; pages ask again for what they show."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Self

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from application.ports.live_feed import Change, LiveFeed
from domain.shared.ids import TenantId
from entrypoints.web.dependencies import LiveFeedDep, OperatorDep

router = APIRouter()

GATHER_SEC = 0.25
"""Changes that come together are told together: at most four messages a second."""
BEAT_SEC = 15.0
"""Silence this long gets a comment, so that nothing between us takes the stream for dead."""
LIFETIME_SEC = 600.0
"""Then the stream ends and the browser opens a new one, which asks for the session again."""
SUBJECTS = ("idea", "script", "asset", "video", "post", "run", "progress", "analytics")
ALSO = {"manifest": "asset", "asset_manifest": "asset", "snapshot": "analytics", "analytics_snapshot": "analytics"}


@router.get("/events/live", name="portal:live:stream")
async def stream(request: Request, operator: OperatorDep, feed: LiveFeedDep) -> StreamingResponse:
    again = bool(request.headers.get("Last-Event-ID"))
    return StreamingResponse(
        _messages(feed, operator.tenant_id, again=again),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _messages(feed: LiveFeed, tenant_id: TenantId, *, again: bool) -> AsyncIterator[str]:
    """Whoever comes back is told that everything may have changed: nothing is replayed, all is read again."""
    clock = asyncio.get_running_loop().time
    number, ends = 1, clock() + LIFETIME_SEC
    async with feed.changes(tenant_id) as changes, _Gathering(changes) as gathering:
        yield _message(number, SUBJECTS if again else ())
        while clock() < ends:
            subjects = await gathering.subjects()
            number += bool(subjects)
            yield _message(number, subjects) if subjects else ": still here\n\n"


def _message(number: int, subjects: tuple[str, ...]) -> str:
    """One named event a subject, after the id from which a reconnect knows that it is one."""
    return f"id: {number}\n\n" + "".join(f"id: {number}\nevent: changed-{name}\ndata: 1\n\n" for name in subjects)


class _Gathering:
    """Collects what changes together. Waiting in vain does not disturb the feed, as a cancelled step of it would."""

    def __init__(self, changes: AsyncIterator[Change]) -> None:
        self._changes = changes
        self._next: asyncio.Future[Change] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._next is not None:
            self._next.cancel()
            with suppress(asyncio.CancelledError, StopAsyncIteration):
                await self._next

    async def subjects(self) -> tuple[str, ...]:
        first = await self._one(BEAT_SEC)
        if first is None:
            return ()
        found, clock = {first.subject}, asyncio.get_running_loop().time
        ends = clock() + GATHER_SEC
        while (left := ends - clock()) > 0 and (change := await self._one(left)) is not None:
            found.add(change.subject)
        known = {ALSO.get(name, name) for name in found}
        return SUBJECTS if "reconnected" in known else tuple(name for name in SUBJECTS if name in known)

    async def _one(self, wait_sec: float) -> Change | None:
        if self._next is None:
            self._next = asyncio.ensure_future(anext(self._changes))
        await asyncio.wait({self._next}, timeout=wait_sec)
        if not self._next.done():
            return None
        change, self._next = self._next.result(), None
        return change
