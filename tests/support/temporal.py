"""A Temporal dev server for the whole test session; each test has a client and task queues of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter

from domain.shared.errors import ProviderUnavailableError
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.temporal_cli import EmbeddedTemporal, TemporalAddress, find_cli


@dataclass(frozen=True, slots=True)
class TemporalEnv:
    """`prefix` begins the names of this test's task queues."""

    address: str
    client: Client
    prefix: str


@pytest.fixture(scope="session")
def temporal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemporalAddress]:
    settings = Settings()
    home: Path = tmp_path_factory.mktemp("temporal")
    try:
        server = EmbeddedTemporal(home, settings.cache, find_cli(settings.temporal.cli, settings.cache))
        address = server.start()
    except ProviderUnavailableError as error:
        pytest.fail(str(error), pytrace=False)
    yield address
    server.stop()


@pytest.fixture
async def temporal_env(temporal_server: TemporalAddress) -> TemporalEnv:
    client = await Client.connect(temporal_server.address, data_converter=pydantic_data_converter)
    return TemporalEnv(temporal_server.address, client, f"test-{uuid4().hex[:12]}")
