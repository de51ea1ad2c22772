"""How passwords are kept: slowly hashed, never readable."""

from abc import abstractmethod
from typing import Protocol


class Passwords(Protocol):
    @abstractmethod
    async def hash(self, password: str) -> str: ...

    @abstractmethod
    async def matches(self, password: str, stored: str) -> bool:
        """Take as long for an empty `stored` as for a wrong password."""
