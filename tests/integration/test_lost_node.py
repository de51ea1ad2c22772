"""A node of the cluster dies in the middle of a render."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from adapters.rendering.cluster import RayConnection
from adapters.rendering.ray import RayVideoRenderer
from application.contracts.render import RenderOrder, RenderState, RenderStatus
from render_cluster.compute import RayCompute
from render_cluster.media import StoreSpec
from render_cluster.spec import Canvas
from tests.support.ray import journal, second_node
from tests.support.render_orders import an_order

pytestmark = pytest.mark.ray

CANVAS = Canvas(width=540, height=960)
SCENES = 12


async def test_a_node_killed_in_the_middle_costs_its_segments_only(
    ray_head: RayConnection, ray_compute: RayCompute, tmp_path: Path
) -> None:
    """The head is kept busy until the other node has rendered something, so that it does not do all by itself."""
    store = StoreSpec((tmp_path / "objects").as_uri())
    order = an_order(store, CANVAS, SCENES, seconds=3)
    order = order.model_copy(update={"video_id": uuid4(), "thumbnail_picture_key": order.scenes[1].picture_key})
    renderer = RayVideoRenderer(store, ray_head)
    busy = [asyncio.create_task(ray_compute.call(_rest)) for _ in range(2)]
    await asyncio.to_thread(_wait_for, lambda: len(_at_work(psutil.Process(), "_rest")) == 2)
    with second_node(ray_head) as node:
        key = await renderer.start(order)
        await asyncio.to_thread(_wait_for, lambda: bool(_rendered(ray_head, order)))
        for each in busy:
            each.cancel()
        await asyncio.to_thread(_wait_for, lambda: len(_at_work(psutil.Process(), "scene ")) > 1)
        [raylet] = [each for each in node.children(recursive=True) if each.name() == "raylet"]
        lost = _at_work(node, "scene ")
        raylet.kill()
        before = _rendered(ray_head, order)
        status = await _ended(renderer, key)
        await renderer.collect(key)

    assert lost
    assert 0 < len(before) < SCENES
    assert status.state is RenderState.FINISHED
    assert _rendered(ray_head, order) == Counter({f"s{number}": 1 for number in range(SCENES)})


def _rest() -> None:
    """In short naps, as Ray interrupts no other ones."""
    for _ in range(6_000):
        time.sleep(0.05)


def _at_work(above: psutil.Process, name: str) -> list[str]:
    """Ray writes what a worker does into its title."""
    titles = (_title(process) for process in above.children(recursive=True))
    return [title for title in titles if title.startswith("ray::") and name in title]


def _wait_for(state: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not state():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _rendered(ray: RayConnection, order: RenderOrder) -> Counter[str]:
    """How often each scene was, to its end."""
    lines = [line for line in journal(ray) if line["event"] == "segment.done"]
    return Counter(str(line["scene"]) for line in lines if line["video"] == str(order.video_id))


async def _ended(renderer: RayVideoRenderer, key: str) -> RenderStatus:
    for _ in range(600):
        status = await renderer.status(key)
        if status.state is not RenderState.RUNNING:
            return status
        await asyncio.sleep(0.1)
    raise AssertionError(status)
