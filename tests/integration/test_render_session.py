"""A render goes on without the process that asked for it, and without a worker that was killed."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from adapters.rendering.cluster import RayConnection
from adapters.rendering.ray import RayVideoRenderer
from adapters.rendering.translation import key_of, to_spec
from application.contracts.render import RenderOrder, RenderState, RenderStatus
from domain.shared.errors import ProviderUnavailableError
from render_cluster.keys import video_key
from render_cluster.media import StoreSpec, exists
from render_cluster.sessions import Sessions
from render_cluster.spec import Canvas
from tests.support.render_orders import an_order

pytestmark = pytest.mark.ray

CANVAS = Canvas(width=540, height=960)
DRIVER = """
import asyncio, sys
from adapters.rendering.cluster import RayConnection
from adapters.rendering.ray import RayVideoRenderer
from application.contracts.render import RenderOrder
from render_cluster.media import StoreSpec

async def main(address, token, store, order):
    renderer = RayVideoRenderer(StoreSpec(store), RayConnection(address, "tgcf", token))
    print(await renderer.start(RenderOrder.model_validate_json(order)), flush=True)
    await asyncio.sleep(600)

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


async def test_killing_who_asked_does_not_stop_the_render(ray_head: RayConnection, store: StoreSpec) -> None:
    key = await asyncio.to_thread(_start_elsewhere_and_die, ray_head, store, an_order(store, CANVAS))
    renderer = RayVideoRenderer(store, ray_head)

    assert (await renderer.status(key)).state is RenderState.RUNNING
    assert (await _ended(renderer, key)).state is RenderState.FINISHED
    assert (await renderer.collect(key)).size_bytes > 0


async def test_killed_workers_cost_their_segments_only(ray_head: RayConnection, store: StoreSpec) -> None:
    renderer = RayVideoRenderer(store, ray_head)
    key = await renderer.start(an_order(store, CANVAS, scenes=4))
    await _ended(renderer, key, enough=1)
    killed = _kill_workers("render_segment", "scene")

    assert killed
    assert (await _ended(renderer, key)).state is RenderState.FINISHED
    await renderer.collect(key)


async def test_a_killed_session_comes_back_and_finishes(ray_head: RayConnection, store: StoreSpec) -> None:
    renderer = RayVideoRenderer(store, ray_head)
    key = await renderer.start(an_order(store, CANVAS))
    killed = _kill_workers("RenderSession")

    assert killed
    assert (await _ended(renderer, key)).state is RenderState.FINISHED
    await renderer.collect(key)


async def test_a_stopped_render_frees_the_cluster_at_once(ray_head: RayConnection, store: StoreSpec) -> None:
    renderer = RayVideoRenderer(store, ray_head)
    key = await renderer.start(an_order(store, CANVAS, scenes=20))
    await _ended(renderer, key, enough=1)
    await renderer.stop(key)
    await asyncio.to_thread(_await, lambda: _free() == 2)

    assert not _workers("scene ", "RenderSession")


async def test_a_render_that_nobody_collects_ends_and_is_found_again_in_the_store(
    ray_head: RayConnection, store: StoreSpec
) -> None:
    order = an_order(store, scenes=1)
    spec = to_spec(order)
    key = key_of(spec)
    await Sessions(ray_head.target(), kept_sec=1.0).begin(key, spec, store)
    await asyncio.to_thread(_await, lambda: exists(store, video_key(spec, "json")))
    await asyncio.to_thread(_await, lambda: not _workers("RenderSession"))
    renderer = RayVideoRenderer(store, ray_head)
    with pytest.raises(ProviderUnavailableError):
        await renderer.status(key)

    assert (await renderer.collect(await renderer.start(order))).size_bytes > 0


def _start_elsewhere_and_die(ray: RayConnection, store: StoreSpec, order: RenderOrder) -> str:
    words = [sys.executable, "-c", DRIVER, ray.address, ray.token_path, store.url, order.model_dump_json()]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as driver:  # noqa: S603 - our own words
        assert driver.stdout
        key = driver.stdout.readline().strip()
        os.kill(driver.pid, signal.SIGKILL)
    return key


def _kill_workers(*titles: str) -> int:
    found = _workers(*titles)
    for process in found:
        process.kill()
    return len(found)


def _workers(*titles: str) -> list[psutil.Process]:
    """Ray writes what a worker does into its title."""
    mine = psutil.Process().children(recursive=True)
    return [process for process in mine if any(title in _title(process) for title in titles)]


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _free() -> float:
    import ray  # noqa: PLC0415 - after the connection

    return float(ray.available_resources().get("render", 0))  # type: ignore[no-untyped-call]


def _await(over: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not over():
        assert time.monotonic() < deadline
        time.sleep(0.05)


async def _ended(renderer: RayVideoRenderer, key: str, enough: int = 1_000) -> RenderStatus:
    for _ in range(600):
        try:
            status = await renderer.status(key)
        except ProviderUnavailableError:
            await asyncio.sleep(0.2)
            continue
        if status.state is not RenderState.RUNNING or status.done >= enough:
            return status
        await asyncio.sleep(0.1)
    raise AssertionError(key)
