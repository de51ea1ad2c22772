"""What every object store promises."""

from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from obstore.store import MemoryStore

from adapters.storage.objects import ObstoreStore, open_object_store
from application.ports.object_store import ObjectStore
from domain.shared.errors import InvalidInputError, NotFoundError, ProviderUnavailableError
from tests.support.object_stores import BUCKET, moto_server


@pytest.fixture(scope="module")
def s3_endpoint() -> Iterator[str]:
    with moto_server() as endpoint:
        yield endpoint


def s3_options(endpoint: str) -> dict[str, str]:
    return {"endpoint": endpoint, "region": "us-east-1", "access_key_id": "x", "secret_access_key": "y"}


@pytest.fixture(params=["memory", "folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "memory":
        return ObstoreStore(MemoryStore())
    if request.param == "folder":
        return open_object_store("", {}, tmp_path / "objects")
    endpoint: str = request.getfixturevalue("s3_endpoint")
    return open_object_store(f"s3://{BUCKET}/pre/fix", s3_options(endpoint), tmp_path)


async def test_what_was_put_is_read_back_whole_and_in_parts(store: ObjectStore) -> None:
    await store.put("t/one/a.bin", b"0123456789")

    assert await store.get("t/one/a.bin") == b"0123456789"
    assert await store.read_range("t/one/a.bin", 2, 3) == b"234"
    assert await store.read_range("t/one/a.bin", 8, 100) == b"89"
    assert await store.read_range("t/one/a.bin", 10, 5) == b""
    assert await store.size("t/one/a.bin") == 10


async def test_an_empty_object_is_an_object(store: ObjectStore) -> None:
    await store.put("t/empty", b"")

    assert await store.get("t/empty") == b""
    assert await store.size("t/empty") == 0
    assert await store.read_range("t/empty", 0, 10) == b""


async def test_the_same_key_again_replaces_the_object(store: ObjectStore) -> None:
    await store.put("t/twice", b"first")
    await store.put("t/twice", b"second!")

    assert await store.get("t/twice") == b"second!"


async def test_what_is_not_there_is_not_found(store: ObjectStore) -> None:
    assert await store.size("t/nothing") is None
    with pytest.raises(NotFoundError, match="t/nothing"):
        await store.get("t/nothing")
    with pytest.raises(NotFoundError, match="t/nothing"):
        await store.read_range("t/nothing", 0, 1)


@pytest.mark.parametrize(
    "key", ["", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a\\b", "a b", "a\x00b", "ä", "a\n", "x" * 2000]
)
async def test_other_keys_than_ours_are_refused(store: ObjectStore, key: str) -> None:
    with pytest.raises(InvalidInputError):
        await store.put(key, b"")
    with pytest.raises(InvalidInputError):
        await store.get(key)
    with pytest.raises(InvalidInputError):
        await store.size(key)
    with pytest.raises(InvalidInputError):
        await store.read_range(key, 0, 1)
    with pytest.raises(InvalidInputError):
        store.location(key)


async def test_a_range_before_the_start_is_refused(store: ObjectStore) -> None:
    await store.put("t/some", b"abc")

    with pytest.raises(InvalidInputError):
        await store.read_range("t/some", -1, 2)


async def test_people_are_told_where_a_local_object_lies(tmp_path: Path) -> None:
    store = open_object_store("", {}, tmp_path / "objects")
    await store.put("t/video.mp4", b"film")

    assert await anyio.Path(store.location("t/video.mp4")).read_bytes() == b"film"


async def test_people_are_told_the_url_of_a_remote_object(tmp_path: Path) -> None:
    store = open_object_store(f"s3://{BUCKET}/pre", s3_options("http://127.0.0.1:9"), tmp_path)

    assert store.location("t/video.mp4") == f"s3://{BUCKET}/pre/t/video.mp4"


async def test_a_bucket_that_is_not_there_is_an_unavailable_or_missing_object(s3_endpoint: str, tmp_path: Path) -> None:
    store = open_object_store("s3://no-such-bucket", s3_options(s3_endpoint), tmp_path)

    with pytest.raises((ProviderUnavailableError, NotFoundError)):
        await store.put("a", b"")


def test_an_unknown_kind_of_store_is_refused_with_what_to_use(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="s3://bucket/prefix"):
        open_object_store("ftp://example.org", {}, tmp_path)
