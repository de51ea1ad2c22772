"""Fixtures: one embedded Ray for the whole run, steps run on it, and a second node for a while."""

import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from adapters.rendering.cluster import RayConnection
from entrypoints.embedded.process_tree import end_tree
from entrypoints.embedded.ray import EmbeddedRay, token_environment
from render_cluster.compute import RayCompute


@pytest.fixture(scope="session")
def ray_head(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RayConnection]:
    """Its driver is this process, which lets go of it at the end."""
    head = EmbeddedRay(Path(tmp_path_factory.mktemp("ray")), cpus=2, dashboard=False)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("RAY_metrics_report_interval_ms", "1000")  # of ten seconds
            started = head.start()
        yield RayConnection(started.address, "tgcf", str(started.token_path))
        disconnect()
    finally:
        head.stop()


@pytest.fixture
def ray_compute(ray_head: RayConnection) -> RayCompute:
    return RayCompute(ray_head.target())


def disconnect() -> None:
    import ray  # noqa: PLC0415 - the token must be in the environment before

    ray.shutdown()


def journal(ray: RayConnection) -> list[dict[str, object]]:
    """What the workers of all nodes of this machine wrote about their steps."""
    folder = Path((Path(ray.token_path).parent / "folder").read_text())
    logs = (folder / "session_latest" / "logs").glob("worker-*.err")
    lines = [line for log in logs for line in log.read_text(errors="replace").splitlines()]
    return [json.loads(line) for line in lines if line.startswith('{"time"')]


@contextmanager
def second_node(ray: RayConnection) -> Iterator[psutil.Process]:
    """One more node of one processor, which is ended in the end; given is what started it."""
    words = [sys.executable, str(Path(sysconfig.get_path("scripts"), "ray")), "start", f"--address={ray.address}"]
    words += ["--block", "--num-cpus=1", '--resources={"render": 1}', "--node-ip-address=127.0.0.1"]
    words += [f"--object-store-memory={100 * 2**20}", "--disable-usage-stats"]
    env = os.environ | token_environment(Path(ray.token_path))
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env) as node:  # noqa: S603 - our own words
        try:
            _await_nodes(2)
            yield psutil.Process(node.pid)
        finally:
            end_tree(node.pid)


def _await_nodes(count: int) -> None:
    import ray  # noqa: PLC0415 - see disconnect

    deadline = time.monotonic() + 60
    while sum(node["Alive"] for node in ray.nodes()) < count:  # type: ignore[no-untyped-call]
        assert time.monotonic() < deadline, "the second node did not come up"
        time.sleep(0.1)
