"""Steps in processes of this machine."""

import math
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from render_cluster.compute import LocalCompute
from render_cluster.errors import MediaMissingError, WorkerLostError
from render_cluster.media import StoreSpec, fetch


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    pool = LocalCompute(1)
    yield pool
    await pool.aclose()


async def test_a_step_runs_in_another_process(compute: LocalCompute) -> None:
    assert await compute.call(math.hypot, 3.0, 4.0, label="a triangle") == 5
    assert await compute.call(os.getpid) != os.getpid()


async def test_an_error_of_the_step_is_raised_as_it_is(compute: LocalCompute, tmp_path: Path) -> None:
    with pytest.raises(MediaMissingError, match="nothing"):
        await compute.call(fetch, StoreSpec(tmp_path.as_uri()), "nothing")


async def test_a_step_that_kills_its_process_is_lost_and_the_next_one_runs(compute: LocalCompute) -> None:
    with pytest.raises(WorkerLostError, match="suicide"):
        await compute.call(os._exit, 1, label="suicide")

    assert await compute.call(abs, -1) == 1
