"""The command, with a cache that the tests of a file share."""

import pytest

from tests.support.command import Command


@pytest.fixture(scope="module")
def tgcf(tmp_path_factory: pytest.TempPathFactory) -> Command:
    return Command(tmp_path_factory.mktemp("command"))
