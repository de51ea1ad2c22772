"""What a worker sees to beside its steps goes on whatever fails."""

import asyncio

import pytest

from application.ports.open_work import Unfinished
from domain.shared.errors import PipelineUnavailableError
from entrypoints.temporal import upkeep


async def test_a_failure_is_put_off_to_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "LOOK_FOR_LOST_SEC", 0.0)
    monkeypatch.setattr(upkeep, "SWEEP_SEC", 0.0)
    looks, swept = 0, asyncio.Event()

    async def find_lost() -> list[Unfinished]:
        nonlocal looks
        looks += 1
        msg = "Nobody answers."
        raise PipelineUnavailableError(msg)

    async def sweep() -> int:
        if looks > 1:
            swept.set()
        return 0

    running = asyncio.create_task(upkeep.keep_up(find_lost, sweep))
    await asyncio.wait_for(swept.wait(), 5)
    running.cancel()

    assert looks > 1
