"""Connecting to a cluster."""

import asyncio
import threading

import pytest

from render_cluster import cluster
from render_cluster.cluster import ClusterAddress
from render_cluster.compute import RayCompute


async def test_the_first_connection_leaves_the_event_loop_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds, in which heartbeats must go out."""
    beats, may_end = 0, threading.Event()
    monkeypatch.setattr(cluster, "connect", lambda _to: may_end.wait(30))
    connecting = asyncio.create_task(RayCompute(ClusterAddress("nowhere:1")).slots())
    while beats < 5:
        await asyncio.sleep(0.001)
        beats += 1

    assert not connecting.done()
    connecting.cancel()
    may_end.set()
