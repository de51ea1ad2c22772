"""Much work, of which a bounded part is asked for at a time: a queue stays short, and others get their turn."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import TypeAlias

Job: TypeAlias = Callable[[], Coroutine[None, None, None]]


async def run_within(room: Callable[[], Awaitable[int]], jobs: Iterable[Job]) -> None:
    """Begin them in order, as `room` allows, which is asked again whenever one ends; a failure ends the others."""
    waiting, running = deque(jobs), set[asyncio.Task[None]]()
    try:
        while waiting or running:
            most = await room()
            while waiting and len(running) < most:
                running.add(asyncio.create_task(waiting.popleft()()))
            ended, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.gather(*ended)
    finally:
        for job in running:
            job.cancel()
        await asyncio.gather(*running, return_exceptions=True)
