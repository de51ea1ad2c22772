"""The embedded Temporal starts twice on the same file and is ready for our workflows each time."""

from pathlib import Path

import pytest
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.client import Client

from application.contracts.workflows import SEARCH_ATTRIBUTES
from entrypoints.bootstrap.settings import Settings
from entrypoints.embedded.temporal_cli import EmbeddedTemporal, find_cli

pytestmark = pytest.mark.temporal


async def test_a_second_start_keeps_the_file_and_its_search_attributes(tmp_path: Path) -> None:
    settings = Settings()
    server = EmbeddedTemporal(tmp_path, settings.cache, find_cli(settings.temporal.cli, settings.cache))
    for _ in range(2):
        address = server.start()
        client = await Client.connect(address.address)
        known = await client.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace="default"))

        assert set(SEARCH_ATTRIBUTES) <= set(known.custom_attributes)

        server.stop()
        assert not server.alive


async def test_two_instances_run_side_by_side(tmp_path: Path) -> None:
    settings = Settings()
    cli = find_cli(settings.temporal.cli, settings.cache)
    servers = [EmbeddedTemporal(tmp_path / name, settings.cache, cli) for name in ("one", "two")]
    addresses = [server.start() for server in servers]

    assert addresses[0] != addresses[1]
    assert all(server.alive for server in servers)

    for server in servers:
        server.stop()
