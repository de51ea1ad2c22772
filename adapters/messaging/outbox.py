"""The outbox relay: gives the messages that were committed their place in the stream."""

import asyncio
from contextlib import suppress
from typing import cast
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from adapters.messaging.listening import listen

log = structlog.get_logger(__name__)

CHANGES = "tgcf_changes"
BATCH = 500
LOOK_AGAIN_SEC = 2.0

_TENANTS = text("SELECT id FROM tenants ORDER BY id")
_SCOPE = text("SELECT set_config('app.tenant', :tenant, true)")
_WAITS = text("SELECT EXISTS (SELECT FROM outbox WHERE tenant_id = :tenant AND stream_offset IS NULL)")
_HEAD = text("SELECT stream_offset FROM outbox_head FOR UPDATE")
_PLACE = text("""
WITH waiting AS (
  SELECT message_id, position FROM outbox WHERE tenant_id = :tenant AND stream_offset IS NULL
  ORDER BY position LIMIT :batch FOR UPDATE SKIP LOCKED
), placed AS (
  SELECT message_id, :head + row_number() OVER (ORDER BY position) AS stream_offset FROM waiting
)
UPDATE outbox SET stream_offset = placed.stream_offset FROM placed
WHERE outbox.tenant_id = :tenant AND outbox.message_id = placed.message_id
RETURNING outbox.stream_offset
""")
_MOVE_HEAD = text("UPDATE outbox_head SET stream_offset = :offset")
_TELL = text("SELECT pg_notify('tgcf_outbox', :word)")


class OutboxRelay:
    """Offsets grow in commit order: a message gets one only once others can see it, and one relay works at a time."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions
        self._woken = asyncio.Event()

    async def run(self) -> None:
        """Until cancelled; woken by each change, and by itself in case one was missed."""
        url = cast("AsyncEngine", self._sessions.kw["bind"]).url.render_as_string(hide_password=False)
        listening = asyncio.create_task(listen(url, CHANGES, self._wake, self._woken.set), name="outbox-relay")
        try:
            while True:
                await self._relay_or_complain()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), LOOK_AGAIN_SEC)
                self._woken.clear()
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    async def relay(self) -> int:
        """Place everything that waits, tenant by tenant, and return how many messages that were."""
        async with self._sessions() as session:
            tenants = list(await session.scalars(_TENANTS))
        placed = 0
        for tenant in tenants:
            while count := await self._relay_of(tenant):
                placed += count
        return placed

    async def _relay_of(self, tenant: UUID) -> int:
        async with self._sessions.begin() as session:
            await session.execute(_SCOPE, {"tenant": str(tenant)})
            if not await session.scalar(_WAITS, {"tenant": tenant}):
                return 0
            head = await session.scalar(_HEAD)
            placing = {"tenant": tenant, "head": head, "batch": BATCH}
            offsets = list(await session.scalars(_PLACE, placing))
            if offsets:
                await session.execute(_MOVE_HEAD, {"offset": max(offsets)})
                await session.execute(_TELL, {"word": f"{tenant} {max(offsets)}"})
        return len(offsets)

    async def _relay_or_complain(self) -> None:
        try:
            await self.relay()
        except (SQLAlchemyError, OSError) as error:
            log.warning("outbox_relay_failed", reason=str(error), retry_sec=LOOK_AGAIN_SEC)

    def _wake(self, _word: str) -> None:
        self._woken.set()
