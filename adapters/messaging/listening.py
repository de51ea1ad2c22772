"""Follow PostgreSQL's notifications on a connection of its own, through restarts of the server."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncpg
import structlog
from sqlalchemy import make_url

log = structlog.get_logger(__name__)

FIRST_PAUSE_SEC = 0.1
LONGEST_PAUSE_SEC = 5.0
ALIVE_EVERY_SEC = 10.0


async def listen(url: str, channel: str, hear: Callable[[str], None], connected: Callable[[], None]) -> None:
    """Run until cancelled. What was said while nobody was connected is lost: `connected` is the word to look again."""
    pause = FIRST_PAUSE_SEC
    while True:
        try:
            connection = await asyncpg.connect(**_address(url))
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("database_unreachable", reason=str(error), retry_sec=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SEC)
            continue
        pause = FIRST_PAUSE_SEC
        try:
            await _follow(connection, channel, hear, connected)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("database_connection_lost", reason=str(error))
        finally:
            connection.terminate()


async def _follow(
    connection: asyncpg.Connection, channel: str, hear: Callable[[str], None], connected: Callable[[], None]
) -> None:
    lost = asyncio.Event()
    connection.add_termination_listener(lambda _connection: lost.set())
    await connection.add_listener(channel, lambda _connection, _pid, _channel, word: hear(word))
    connected()
    while not lost.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(lost.wait(), ALIVE_EVERY_SEC)
            continue
        await connection.fetchval("SELECT 1", timeout=ALIVE_EVERY_SEC)


def _address(url: str) -> dict[str, Any]:
    """Read the URL as SQLAlchemy does, so that both connect alike; what only SQLAlchemy knows is left out."""
    parsed = make_url(url)
    _, options = parsed.get_dialect()().create_connect_args(parsed)
    return {name: value for name, value in options.items() if not name.startswith("prepared_statement")}
