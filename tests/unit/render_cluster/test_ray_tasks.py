"""What steps ask of a cluster, by what its nodes declare."""

import sys
from types import SimpleNamespace

import pytest

from render_cluster import ray_tasks

GIB = 2**30


def _cluster(monkeypatch: pytest.MonkeyPatch, *nodes: dict[str, float]) -> None:
    """In Ray's place: imported without a token, the real one would find no cluster later on."""
    known = [{"Alive": True, "Resources": node} for node in nodes]
    dead = {"Alive": False, "Resources": {"CPU": 64.0, "render": 64.0, "memory": 64.0 * GIB}}
    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(nodes=lambda: [*known, dead]))
    monkeypatch.setattr(ray_tasks, "_cluster", ray_tasks._Cluster())  # noqa: SLF001 - what it knows of the one before


async def test_our_cluster_s_nodes_say_how_much_they_render(monkeypatch: pytest.MonkeyPatch) -> None:
    _cluster(monkeypatch, {"CPU": 8.0, "session": 1.0}, {"CPU": 8.0, "render": 2.0, "memory": 4.0 * GIB})

    assert await ray_tasks.slots() == 2
    assert await ray_tasks.declares("session")
    assert (await ray_tasks.needs(1.0, GIB))["resources"] == {"render": 1.0}


async def test_a_cluster_of_others_renders_on_its_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    _cluster(monkeypatch, {"CPU": 3.0, "memory": 8.0 * GIB}, {"CPU": 2.0, "memory": 2.0 * GIB})
    asked = await ray_tasks.needs(1.0, GIB)

    assert await ray_tasks.slots() == 5
    assert not await ray_tasks.declares("session")
    assert (asked["num_cpus"], asked["resources"], asked["memory"]) == (1.0, {}, GIB)
    assert asked["max_retries"] == ray_tasks.RETRIES_OF_A_LOST_WORKER


async def test_nobody_waits_for_more_memory_than_any_node_has(monkeypatch: pytest.MonkeyPatch) -> None:
    _cluster(monkeypatch, {"CPU": 1.0, "memory": 1.0 * GIB}, {"CPU": 1.0, "memory": 0.5 * GIB})

    assert (await ray_tasks.needs(1.0, 2 * GIB))["memory"] == GIB


async def test_a_cluster_that_has_no_workers_yet_gives_no_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    _cluster(monkeypatch, {"session": 1.0, "memory": GIB})

    assert await ray_tasks.slots() == 0
