"""What operators see of renders: metrics at a node's agent, and lines of JSON in the workers' logs."""

import asyncio
import re
import time
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest

from adapters.rendering.cluster import RayConnection
from adapters.rendering.ray import RayVideoRenderer
from domain.shared.errors import RenderFailedError
from render_cluster.media import StoreSpec
from tests.support.ray import journal
from tests.support.render_orders import an_order

pytestmark = pytest.mark.ray


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "objects").as_uri())


async def test_renders_can_be_watched_at_the_node_s_agent(ray_head: RayConnection, store: StoreSpec) -> None:
    renderer = RayVideoRenderer(store, ray_head)
    order = an_order(store, scenes=3)
    await renderer.collect(await renderer.start(order))
    again = order.model_copy(update={"title": "The same scenes"})
    await renderer.collect(await renderer.start(again))
    bad = order.scenes[0].model_copy(update={"picture_key": "none.png"})
    with pytest.raises(RenderFailedError):
        await renderer.collect(await renderer.start(order.model_copy(update={"scenes": (bad,)})))
    seen = await asyncio.to_thread(_shown, 'tgcf_render_failures_total{.*step="plan"')

    assert _sum(seen, "tgcf_segment_seconds_count") >= 3
    assert 'kind="still"' in seen
    assert _sum(seen, "tgcf_frames_total") >= 3 * 50
    assert _sum(seen, "tgcf_frames_per_second_sum") > 0
    assert _sum(seen, "tgcf_cache_misses_total") >= 4
    assert _sum(seen, "tgcf_cache_hits_total") >= 4
    assert _sum(seen, "tgcf_gate_seconds_count") >= 2


async def test_workers_say_what_they_did_and_keep_secrets(ray_head: RayConnection, tmp_path: Path) -> None:
    store = StoreSpec((tmp_path / "objects").as_uri(), {"secret_access_key": "hidden-from-all"})
    order = an_order(store, scenes=2).model_copy(update={"video_id": uuid4()})
    renderer = RayVideoRenderer(store, ray_head)
    await renderer.collect(await renderer.start(order))
    said = [line for line in journal(ray_head) if line.get("video") == str(order.video_id)]
    segments = [line for line in said if line["event"] == "segment.done"]

    assert {line["event"] for line in said} == {
        "plan.done",
        "segment.done",
        "sound.done",
        "assembly.done",
        "renditions.done",
        "upkeep.done",
    }
    assert sorted(str(line["scene"]) for line in segments) == ["s0", "s1"]
    assert all(isinstance(line["seconds"], float) and line["seconds"] > 0 for line in segments)
    assert "hidden-from-all" not in str(said)


def _shown(awaited: str) -> str:
    """Metrics reach the agent with a delay."""
    import ray  # noqa: PLC0415 - after the connection

    ports = [node["MetricsExportPort"] for node in ray.nodes() if node["Alive"]]  # type: ignore[no-untyped-call]
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        seen = "".join(httpx2.get(f"http://127.0.0.1:{port}/metrics", timeout=10).text for port in ports)
        if re.search(awaited, seen):
            return seen
        time.sleep(0.5)
    raise AssertionError(awaited)


def _sum(seen: str, name: str) -> float:
    return sum(float(value) for value in re.findall(rf"^(?:ray_)?{name}(?:{{.*}})? (\S+)$", seen, re.MULTILINE))
