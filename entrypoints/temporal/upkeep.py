"""What a worker sees to from time to time, beside its steps."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from application.ports.open_work import Unfinished
from domain.shared.errors import ContentFactoryError

log = structlog.get_logger("upkeep")
LOOK_FOR_LOST_SEC = 300.0
SWEEP_SEC = 3600.0


async def keep_up(
    find_lost: Callable[[], Awaitable[Sequence[Unfinished]]], sweep: Callable[[], Awaitable[int]]
) -> None:
    """Until cancelled. What fails is tried again at its next time: nothing else waits for it."""
    await asyncio.gather(_every(LOOK_FOR_LOST_SEC, lambda: tell_lost(find_lost)), _every(SWEEP_SEC, sweep))


async def tell_lost(find_lost: Callable[[], Awaitable[Sequence[Unfinished]]]) -> None:
    for lost in await find_lost():
        log.error("pipeline.lost", idea_id=str(lost.idea_id), post_id=str(lost.post_id or ""))


async def _every(seconds: float, act: Callable[[], Awaitable[object]]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await act()
        except (SQLAlchemyError, OSError, ContentFactoryError) as error:
            log.warning("upkeep.put_off", reason=str(error), retry_sec=seconds)
