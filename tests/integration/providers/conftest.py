"""Clients as the product opens them, closed after the test; quick compute and a store of its own."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Protocol

import pytest
from openai import AsyncOpenAI

from adapters.model.client import open_client
from render_cluster.compute import LocalCompute
from render_cluster.media import StoreSpec

LARGEST = 8_000_000


class Clients(Protocol):
    def __call__(self, url: str, timeout_sec: float = 20) -> AsyncOpenAI: ...


@pytest.fixture
async def client_of() -> AsyncIterator[Clients]:
    opened: list[AsyncOpenAI] = []

    def open_one(url: str, timeout_sec: float = 20) -> AsyncOpenAI:
        opened.append(open_client(url, "", timeout_sec, LARGEST))
        return opened[-1]

    yield open_one
    for client in opened:
        await client.close()


@pytest.fixture
async def compute() -> AsyncIterator[LocalCompute]:
    running = LocalCompute(workers=1)
    yield running
    await running.aclose()


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "store").as_uri())
