"""Where files lie: pictures, voices, segments, videos."""

from abc import abstractmethod
from typing import Protocol


class ObjectStore(Protocol):
    """Keys are made by us: relative, no `..`, no empty part; any other raises `InvalidInputError`."""

    @abstractmethod
    async def put(self, key: str, content: bytes) -> None:
        """Write the object whole or not at all; the same key again replaces it."""

    @abstractmethod
    async def get(self, key: str) -> bytes:
        """Raise `NotFoundError` if there is no such object."""

    @abstractmethod
    async def read_range(self, key: str, start: int, length: int) -> bytes:
        """Read at most `length` bytes from `start`."""

    @abstractmethod
    async def size(self, key: str) -> int | None:
        """Return the size in bytes, or None if there is no such object."""

    @abstractmethod
    def location(self, key: str) -> str:
        """Say where the object lies, for people: a path of this machine, or a URL."""
