"""Steps as named tasks on a real Ray."""

import os
import posixpath
import signal
import time
from pathlib import Path

import pytest

from render_cluster.compute import RayCompute
from render_cluster.errors import MediaMissingError
from render_cluster.media import StoreSpec, fetch

pytestmark = pytest.mark.ray


async def test_a_step_runs_as_a_task(ray_compute: RayCompute) -> None:
    handler = signal.getsignal(signal.SIGTERM)

    assert await ray_compute.call(posixpath.basename, "a/b.png", label="a file") == "b.png"
    assert signal.getsignal(signal.SIGTERM) is handler


async def test_an_error_of_the_step_is_raised_as_it_is(ray_compute: RayCompute, tmp_path: Path) -> None:
    with pytest.raises(MediaMissingError, match="nothing"):
        await ray_compute.call(fetch, StoreSpec(tmp_path.as_uri()), "nothing")


async def test_a_killed_worker_costs_its_task_one_more_try(ray_compute: RayCompute, tmp_path: Path) -> None:
    assert await ray_compute.call(_die_once, str(tmp_path / "tried")) == "second try"


def _die_once(note: str) -> str:
    if Path(note).exists():
        return "second try"
    Path(note).touch()
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)
    return "first try"
