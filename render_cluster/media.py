"""Where a task fetches its pictures and voices from, and where it leaves what it made: an object store, by key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import obstore
from obstore.store import LocalStore, ObjectStore, S3Store

from render_cluster.errors import MediaMissingError


@dataclass(frozen=True, slots=True)
class StoreSpec:
    """`url` is `file:///folder` or `s3://bucket/prefix`; `options` are obstore's names for S3 (endpoint, region, …).

    Plain values, so that it travels to any worker; the store itself is opened there, once per process.
    """

    url: str
    options: Mapping[str, str] = field(default_factory=dict, repr=False)


def open_store(spec: StoreSpec) -> ObjectStore:
    return _opened(spec.url, tuple(sorted(spec.options.items())))


def fetch(spec: StoreSpec, key: str) -> bytes:
    """Raise `MediaMissingError` if there is no such object."""
    try:
        return bytes(obstore.get(open_store(spec), key).bytes())
    except FileNotFoundError:
        raise _missing(key) from None


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
