"""Steps in processes of this machine."""

import asyncio
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from render_cluster.compute import LocalCompute
from render_cluster.errors import MediaMissingError, WorkerLostError
from render_cluster.media import StoreSpec, fetch

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
ALONE = """
import asyncio, os, sys
from render_cluster.compute import LocalCompute
from tests.unit.render_cluster.test_local_compute import busy

async def main():
    compute = LocalCompute(2)
    try:
        await asyncio.gather(*(compute.call(busy, f"{sys.argv[1]}/{name}") for name in "abcd"))
    finally:
        await compute.aclose()

asyncio.run(main())
"""


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    pool = LocalCompute(1)
    yield pool
    await pool.aclose()


async def test_a_step_runs_in_another_process(compute: LocalCompute) -> None:
    assert await compute.call(math.hypot, 3.0, 4.0, label="a triangle") == 5
    assert await compute.call(os.getpid) != os.getpid()


async def test_a_process_stays_for_the_next_step(compute: LocalCompute) -> None:
    assert await compute.call(os.getpid) == await compute.call(os.getpid)


async def test_an_error_of_the_step_is_raised_as_it_is(compute: LocalCompute, tmp_path: Path) -> None:
    with pytest.raises(MediaMissingError, match="nothing"):
        await compute.call(fetch, StoreSpec(tmp_path.as_uri()), "nothing")


async def test_an_answer_that_cannot_travel_is_an_error_and_no_death(compute: LocalCompute) -> None:
    with pytest.raises(TypeError, match="cannot leave its process"):
        await compute.call(a_generator)

    assert await compute.call(abs, -1) == 1


async def test_a_step_that_kills_its_process_is_lost_and_the_next_one_runs(compute: LocalCompute) -> None:
    with pytest.raises(WorkerLostError, match="suicide"):
        await compute.call(os._exit, 1, label="suicide")

    assert await compute.call(abs, -1) == 1


async def test_a_killed_process_costs_its_own_step_only(tmp_path: Path) -> None:
    compute = LocalCompute(2)
    steps = [asyncio.create_task(compute.call(twice, str(tmp_path / name))) for name in "ab"]
    victim = await asyncio.to_thread(_written, tmp_path / "a")
    os.kill(victim, signal.SIGKILL)
    await asyncio.to_thread(_written, tmp_path / "a", other_than=victim)
    for name in "ab":
        (tmp_path / f"{name}.go").touch()

    assert await asyncio.gather(*steps) == [2, 1]
    await compute.aclose()


async def test_steps_begin_in_the_order_in_which_they_were_asked_for(compute: LocalCompute) -> None:
    done = await asyncio.gather(*(compute.call(time.monotonic) for _ in range(5)))

    assert done == sorted(done)


async def test_a_cancelled_step_ends_with_all_that_it_started_and_cleans_up(
    compute: LocalCompute, tmp_path: Path
) -> None:
    step = asyncio.create_task(compute.call(busy, str(tmp_path / "note")))
    worker = await asyncio.to_thread(_written, tmp_path / "note")
    child, folder = (tmp_path / "note.more").read_text().split("\n")
    step.cancel()
    with pytest.raises(asyncio.CancelledError):
        await step

    assert not psutil.pid_exists(worker)
    assert not _runs(int(child))
    assert not await asyncio.to_thread(Path(folder).exists)
    assert await compute.call(abs, -1) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_what_ends_the_parent_ends_its_workers(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", ALONE, str(tmp_path)], stderr=subprocess.PIPE, text=True) as parent:  # noqa: S603 - our own words
        workers = [_written(tmp_path / name) for name in "ab"]
        os.kill(parent.pid, number)
        _, said = parent.communicate(timeout=20)
    deadline = time.monotonic() + 10
    while any(map(_runs, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not any(map(_runs, workers))
    assert not (tmp_path / "c").exists()
    assert "resource_tracker" not in said


def busy(note: str) -> None:
    """Works in a folder of its own, with a child, and does not end by itself."""
    with TemporaryDirectory() as folder, subprocess.Popen(SLEEPER) as child:  # noqa: S603 - our own words
        try:
            Path(f"{note}.more").write_text(f"{child.pid}\n{folder}")
            Path(note).write_text(str(os.getpid()))
            time.sleep(60)
        finally:
            child.kill()


def twice(note: str) -> int:
    """Return at which try it was let go on."""
    path = Path(note)
    tries = Path(f"{note}.tries")
    tries.write_text(str(int(tries.read_text()) + 1 if tries.exists() else 1))
    path.write_text(str(os.getpid()))
    while not Path(f"{note}.go").exists():
        time.sleep(0.01)
    return int(tries.read_text())


def a_generator() -> object:
    return (number for number in range(3))


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _written(note: Path, other_than: int = 0) -> int:
    for _ in range(1_000):
        if note.exists() and (text := note.read_text()) and int(text) != other_than:
            return int(text)
        time.sleep(0.02)
    raise AssertionError(note)
