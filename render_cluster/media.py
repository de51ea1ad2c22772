"""Where a task fetches its pictures and voices from, and where it leaves what it made: an object store, by key."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import obstore
from obstore.store import LocalStore, ObjectStore, S3Store

from render_cluster.errors import MediaMissingError
from render_cluster.plan import Media

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE = 16
"""Requests to the store, where many objects are asked for."""
CACHE_BYTES = 10_000_000_000


@dataclass(frozen=True, slots=True)
class StoreSpec:
    """`url` is `file:///folder` or `s3://bucket/prefix`; `options` are obstore's names for S3 (endpoint, region, …).

    Plain values, so that it travels to any worker; the store itself is opened there, once per process. `cache_bytes` is
    how much a tenant's segments, soundtracks and normalised clips may take before those longest not used go.
    """

    url: str
    options: Mapping[str, str] = field(default_factory=dict, repr=False)
    cache_bytes: int = CACHE_BYTES


@dataclass(frozen=True, slots=True)
class Stored:
    key: str
    size: int
    modified: datetime


def open_store(spec: StoreSpec) -> ObjectStore:
    return _opened(spec.url, tuple(sorted(spec.options.items())))


def fetch(spec: StoreSpec, key: str) -> bytes:
    """Raise `MediaMissingError` if there is no such object."""
    try:
        return bytes(obstore.get(open_store(spec), key).bytes())
    except FileNotFoundError:
        raise _missing(key) from None


def fetch_planned(spec: StoreSpec, planned: Media) -> bytes:
    """Fetch what the plan is made for: other content under its key must not be kept as if it were the same.

    Raise `MediaMissingError` if it is not there any more.
    """
    content = fetch(spec, planned.key)
    if hashlib.sha256(content).hexdigest() != planned.digest:
        message = f"The object {planned.key} has changed since the video was planned"
        raise MediaMissingError(message)
    return content


def digest_of(spec: StoreSpec, key: str) -> str:
    """The sha256 of the object as it is now, which is never whole in memory."""
    hashed = hashlib.sha256()
    try:
        for part in obstore.get(open_store(spec), key).stream(min_chunk_size=1 << 20):
            hashed.update(part)
    except FileNotFoundError:
        raise _missing(key) from None
    return hashed.hexdigest()


def fetch_file(spec: StoreSpec, key: str, target: Path) -> None:
    try:
        content = obstore.get(open_store(spec), key)
    except FileNotFoundError:
        raise _missing(key) from None
    with target.open("wb") as file:
        for part in content.stream(min_chunk_size=1 << 20):
            file.write(part)


def save(spec: StoreSpec, key: str, content: bytes | Path) -> str:
    """Write the object whole or not at all, and return its key; the same key again replaces it."""
    obstore.put(open_store(spec), key, content)
    return key


def size_of(spec: StoreSpec, key: str) -> int | None:
    try:
        return int(obstore.head(open_store(spec), key)["size"])
    except FileNotFoundError:
        return None


def exists(spec: StoreSpec, key: str) -> bool:
    return size_of(spec, key) is not None


def absent(spec: StoreSpec, keys: Iterable[str]) -> frozenset[str]:
    """Return those that are not in the store, asking for many at a time."""
    asked = list(dict.fromkeys(keys))
    there = _each(lambda key: exists(spec, key), asked)
    return frozenset(key for key, found in zip(asked, there, strict=True) if not found)


def fetch_files(spec: StoreSpec, targets: Iterable[tuple[str, Path]]) -> None:
    """Many at a time; raise `MediaMissingError` for one that is not there."""
    _each(lambda each: fetch_file(spec, *each), targets)


def modified(spec: StoreSpec, key: str) -> datetime | None:
    try:
        found: datetime = obstore.head(open_store(spec), key)["last_modified"]
    except FileNotFoundError:
        return None
    return found


def listed(spec: StoreSpec, prefix: str) -> Iterator[Stored]:
    for page in obstore.list(open_store(spec), prefix):
        yield from (Stored(each["path"], each["size"], each["last_modified"]) for each in page)


def remove(spec: StoreSpec, keys: Iterable[str]) -> None:
    """No error for what is gone already."""

    def one(key: str) -> None:
        with suppress(FileNotFoundError):
            obstore.delete(open_store(spec), key)

    _each(one, keys)


def _each(act: Callable[[T], R], items: Iterable[T]) -> list[R]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(act, items))


@lru_cache(maxsize=4)
def _opened(url: str, options: tuple[tuple[str, str], ...]) -> ObjectStore:
    parts = urlsplit(url)
    if parts.scheme == "file":
        return LocalStore(unquote(parts.path), mkdir=True)
    if parts.scheme != "s3":
        message = f"The object store {parts.scheme}://… is not known: use file:///folder or s3://bucket/prefix"
        raise ValueError(message)
    values = dict(options)
    plain = values.get("endpoint", "").startswith("http://")
    return S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        client_options={"allow_http": plain},
        **values,  # type: ignore[arg-type]  # obstore checks the names itself
    )


def _missing(key: str) -> MediaMissingError:
    return MediaMissingError(f"The object {key} is not in the store")
