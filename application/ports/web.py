"""Foreign addresses, fetched by the one guarded client."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Protocol


class Answered(Protocol):
    """What lies at an address, whole and not too large."""

    @property
    def content(self) -> bytes: ...

    @property
    def media_type(self) -> str: ...


class Web(Protocol):
    @abstractmethod
    async def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answered:
        """Raise `SourceUnreadableError`; headers go to the address's own host only."""
