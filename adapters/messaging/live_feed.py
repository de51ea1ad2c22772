"""The live feed: one connection for the process, any number of followers."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from adapters.messaging.listening import listen
from application.ports.live_feed import Change, LiveFeed
from domain.shared.ids import TenantId

CHANGES = "tgcf_changes"
WAITING_MOST = 1000
RECONNECTED = Change("reconnected", "")
"""Told to every follower when something may have been missed."""


class PostgresLiveFeed(LiveFeed):
    """Connected while somebody follows. A follower that does not keep up loses its oldest changes."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._followers: dict[str, set[asyncio.Queue[Change]]] = defaultdict(set)
        self._listening: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()

    @asynccontextmanager
    async def changes(self, tenant_id: TenantId) -> AsyncIterator[AsyncIterator[Change]]:
        queue: asyncio.Queue[Change] = asyncio.Queue(WAITING_MOST)
        self._followers[str(tenant_id)].add(queue)
        try:
            if self._listening is None:
                self._listening = asyncio.create_task(self._listen(), name="live-feed")
            await self._connected.wait()
            yield _of(queue)
        finally:
            await self._leave(str(tenant_id), queue)

    async def _listen(self) -> None:
        await listen(self._url, CHANGES, self._hear, self._tell_connected)

    def _tell_connected(self) -> None:
        if self._connected.is_set():
            for queue in [queue for queues in self._followers.values() for queue in queues]:
                _put(queue, RECONNECTED)
        self._connected.set()

    def _hear(self, word: str) -> None:
        tenant, subject, entity_id = json.loads(word)
        for queue in self._followers.get(tenant, ()):
            _put(queue, Change(subject, entity_id))

    async def _leave(self, tenant: str, queue: asyncio.Queue[Change]) -> None:
        self._followers[tenant].discard(queue)
        if not self._followers[tenant]:
            del self._followers[tenant]
        if self._followers or self._listening is None:
            return
        listening, self._listening = self._listening, None
        self._connected.clear()
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening


async def _of(queue: asyncio.Queue[Change]) -> AsyncIterator[Change]:
    while True:
        yield await queue.get()


def _put(queue: asyncio.Queue[Change], change: Change) -> None:
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(change)
