"""What settings choose."""

import pytest

from entrypoints.bootstrap.choices import chosen_store
from entrypoints.bootstrap.settings import Settings


def test_the_bound_of_the_cache_goes_with_the_store_to_every_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_STORAGE__SEGMENT_CACHE_GB", "0.5")

    assert chosen_store(Settings()).cache_bytes == 500_000_000
