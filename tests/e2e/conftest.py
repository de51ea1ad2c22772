"""One embedded stack for all end-to-end tests; each test makes content of its own in it."""

from collections.abc import Iterator

import pytest

from tests.support.stack import Stack, started_stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with started_stack(tmp_path_factory.mktemp("home")) as found:
        yield found
