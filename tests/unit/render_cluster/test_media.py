"""The store that tasks read and write."""

import pickle
from pathlib import Path

import pytest

from render_cluster.errors import MediaMissingError
from render_cluster.media import StoreSpec, exists, fetch, fetch_file, save, size_of


@pytest.fixture
def store(tmp_path: Path) -> StoreSpec:
    return StoreSpec((tmp_path / "with space").as_uri())


def test_what_was_saved_is_fetched(store: StoreSpec, tmp_path: Path) -> None:
    key = save(store, "t/one/pictures/a.png", b"content")
    fetch_file(store, key, tmp_path / "copy")

    assert fetch(store, key) == b"content"
    assert (tmp_path / "copy").read_bytes() == b"content"
    assert size_of(store, key) == 7


def test_a_file_is_saved_whole(store: StoreSpec, tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 20_000_000)

    save(store, "videos/big.mp4", tmp_path / "big")

    assert size_of(store, "videos/big.mp4") == 20_000_000


def test_a_missing_object_is_named(store: StoreSpec) -> None:
    assert not exists(store, "no/such.png")
    with pytest.raises(MediaMissingError, match=r"no/such\.png"):
        fetch(store, "no/such.png")


def test_the_spec_travels_and_keeps_its_secrets_to_itself() -> None:
    spec = StoreSpec("s3://bucket/prefix", {"secret_access_key": "hidden"})

    assert pickle.loads(pickle.dumps(spec)) == spec  # noqa: S301 - our own bytes
    assert "hidden" not in repr(spec)
