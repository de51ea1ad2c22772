"""The line, running for one test."""

from collections.abc import AsyncIterator

import pytest

from tests.support.line import Line, running_line
from tests.support.temporal import TemporalEnv


@pytest.fixture
async def line(temporal_env: TemporalEnv) -> AsyncIterator[Line]:
    async with running_line(temporal_env) as running:
        yield running
