"""Object storage by obstore: a folder of this machine, or a bucket of any S3-compatible service."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, MemoryStore, S3Store

from application.ports.object_store import ObjectStore
from domain.shared.errors import InvalidInputError, NotFoundError, ProviderUnavailableError

_KEY = re.compile(r"[A-Za-z0-9_.=@+-]{1,200}(/[A-Za-z0-9_.=@+-]{1,200}){0,30}")
LONGEST_KEY = 900


def open_object_store(spec_url: str, options: Mapping[str, str], root: Path) -> ObjectStore:
    """Open `s3://bucket/prefix` with obstore's options, or the folder `root` if there is no URL."""
    if not spec_url:
        root.mkdir(parents=True, exist_ok=True)
        return ObstoreStore(LocalStore(root, mkdir=True), str(root.resolve()))
    parts = urlsplit(spec_url)
    if parts.scheme == "file":
        return open_object_store("", options, Path(parts.path))
    if parts.scheme != "s3" or not parts.netloc:
        message = f"The object store {spec_url} is not known: use s3://bucket/prefix, or nothing for a folder."
        raise InvalidInputError(message)
    plain = options.get("endpoint", "").startswith("http://")
    store = S3Store(
        parts.netloc,
        prefix=parts.path.strip("/") or None,
        client_options={"allow_http": plain},
        **options,  # type: ignore[arg-type]  # obstore checks the names itself
    )
    return ObstoreStore(store, f"s3://{parts.netloc}{parts.path}".rstrip("/"))


class ObstoreStore(ObjectStore):
    """`base` is where the store lies, for people."""

    def __init__(self, store: LocalStore | MemoryStore | S3Store, base: str = "memory:") -> None:
        self._store = store
        self._base = base

    async def put(self, key: str, content: bytes) -> None:
        with self._translated(key):
            await obstore.put_async(self._store, checked(key), content)

    async def get(self, key: str) -> bytes:
        with self._translated(key):
            return bytes(await (await obstore.get_async(self._store, checked(key))).bytes_async())

    async def read_range(self, key: str, start: int, length: int) -> bytes:
        """Raise `InvalidInputError` for a start before the object; behind its end there is nothing to read."""
        if start < 0 or length < 0:
            message = f"Nobody can read {length} bytes from {start} of {key}."
            raise InvalidInputError(message)
        whole = await self.size(key)
        if whole is None:
            raise _absent(key)
        end = min(start + length, whole)
        if start >= end:
            return b""
        with self._translated(key):
            return bytes(await obstore.get_range_async(self._store, checked(key), start=start, end=end))

    async def size(self, key: str) -> int | None:
        try:
            with self._translated(key):
                return int((await obstore.head_async(self._store, checked(key)))["size"])
        except NotFoundError:
            return None

    def location(self, key: str) -> str:
        return f"{self._base}/{checked(key)}"

    @contextmanager
    def _translated(self, key: str) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise _absent(key) from None
        except (TimeoutError, BaseError, OSError) as error:
            message = f"The object store {self._base} failed on {key}: {str(error).splitlines()[0]}"
            raise ProviderUnavailableError(message) from error


def checked(key: str) -> str:
    """Return the key as it is, or raise `InvalidInputError`."""
    parts = key.split("/")
    if len(key) > LONGEST_KEY or not _KEY.fullmatch(key) or any(part in {".", ".."} for part in parts):
        message = f"{key[:120]!r} is no key of an object: letters, digits and ._=@+- in parts joined by /, no '..'."
        raise InvalidInputError(message)
    return key


def _absent(key: str) -> NotFoundError:
    return NotFoundError(f"There is no object {key} in the store.")
