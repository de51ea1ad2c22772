"""Much work, a part of it at a time."""

import asyncio
from functools import partial

import pytest

from render_cluster.window import run_within


class Watch:
    """Counts what runs, and in which order it began."""

    def __init__(self) -> None:
        self.running = self.most = 0
        self.begun: list[int] = []
        self.cancelled: list[int] = []

    async def job(self, number: int) -> None:
        self.begun.append(number)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await asyncio.sleep(0.001 * (number % 3))
            if number == 13:
                message = "thirteen"
                raise ValueError(message)
            if number > 20:
                await asyncio.sleep(60)
        except asyncio.CancelledError:
            self.cancelled.append(number)
            raise
        finally:
            self.running -= 1


async def _three() -> int:
    return 3


async def test_work_begins_in_order_and_never_more_of_it_than_there_is_room() -> None:
    watch = Watch()
    await run_within(_three, [partial(watch.job, number) for number in range(12)])

    assert watch.begun == list(range(12))
    assert watch.most == 3
    assert watch.running == 0


async def test_a_failure_ends_the_others_and_begins_no_more() -> None:
    watch = Watch()
    with pytest.raises(ValueError, match="thirteen"):
        await run_within(_three, [partial(watch.job, number) for number in (30, 31, 13, 1, 2)])

    assert watch.begun == [30, 31, 13]
    assert sorted(watch.cancelled) == [30, 31]


async def test_giving_up_ends_what_runs() -> None:
    watch = Watch()
    whole = asyncio.create_task(run_within(_three, [partial(watch.job, number) for number in range(30, 40)]))
    await asyncio.sleep(0.02)
    whole.cancel()
    with pytest.raises(asyncio.CancelledError):
        await whole

    assert sorted(watch.cancelled) == [30, 31, 32]
    assert watch.running == 0


async def test_room_that_grows_is_used() -> None:
    watch, rooms = Watch(), iter([1, 1, 4])

    async def room() -> int:
        return next(rooms, 4)

    await run_within(room, [partial(watch.job, number) for number in range(9)])

    assert watch.most == 4
