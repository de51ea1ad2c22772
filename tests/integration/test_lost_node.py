"""A node of the cluster dies in the middle of a render."""

import asyncio
import time
from collections import Counter
from pathlib import Path
from uuid import uuid4

import psutil
import pytest

from adapters.rendering.cluster import RayConnection
from adapters.rendering.ray import RayVideoRenderer
from application.contracts.render import RenderState, RenderStatus
from render_cluster.media import StoreSpec
from render_cluster.spec import Canvas
from tests.support.ray import journal, second_node
from tests.support.render_orders import an_order

pytestmark = pytest.mark.ray

CANVAS = Canvas(width=540, height=960)
SCENES = 10


async def test_a_node_killed_in_the_middle_costs_its_segments_only(ray_head: RayConnection, tmp_path: Path) -> None:
    store = StoreSpec((tmp_path / "objects").as_uri())
    video = uuid4()
    order = an_order(store, CANVAS, SCENES, seconds=3)
    order = order.model_copy(update={"video_id": video, "thumbnail_picture_key": order.scenes[1].picture_key})
    renderer = RayVideoRenderer(store, ray_head)
    await renderer.collect(await renderer.start(an_order(store, scenes=1)))  # connects, and warms the head
    with second_node(ray_head) as node:
        key = await renderer.start(order)
        at_work = await asyncio.to_thread(_segment_on, node)
        raylet = next(each for each in node.children(recursive=True) if each.name() == "raylet")
        raylet.kill()
        before = _rendered(ray_head, str(video))
        status = await _ended(renderer, key)
        await renderer.collect(key)
    after = _rendered(ray_head, str(video))

    assert "scene" in at_work
    assert 0 < len(before) < SCENES
    assert status.state is RenderState.FINISHED
    assert after == Counter(dict.fromkeys((f"s{number}" for number in range(SCENES)), 1))


def _segment_on(node: psutil.Process) -> str:
    """Ray writes what a worker does into its title: wait until one of this node renders its second segment."""
    seen: list[str] = []
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for process in node.children(recursive=True):
            title = _title(process)
            if "scene" in title and title not in seen:
                seen.append(title)
            if len(seen) > 1:
                return title
        time.sleep(0.05)
    raise AssertionError(seen)


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _rendered(ray: RayConnection, video: str) -> Counter[str]:
    lines = [line for line in journal(ray) if line["event"] == "segment.done" and line["video"] == video]
    return Counter(str(line["scene"]) for line in lines)


async def _ended(renderer: RayVideoRenderer, key: str) -> RenderStatus:
    for _ in range(600):
        status = await renderer.status(key)
        if status.state is not RenderState.RUNNING:
            return status
        await asyncio.sleep(0.1)
    raise AssertionError(status)
