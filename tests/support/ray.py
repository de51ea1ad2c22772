"""Fixtures: one embedded Ray for the whole run, and steps run on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.rendering.cluster import RayConnection
from entrypoints.embedded.ray import EmbeddedRay
from render_cluster.compute import RayCompute


@pytest.fixture(scope="session")
def ray_head(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RayConnection]:
    """Its driver is this process, which lets go of it at the end."""
    head = EmbeddedRay(Path(tmp_path_factory.mktemp("ray")), cpus=2, dashboard=False)
    try:
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
