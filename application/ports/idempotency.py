"""Answers of the API that were given already, by the caller's own key."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Protocol

from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """`request_digest` tells whether the same key came with another request."""

    request_digest: str
    status: int
    body: bytes
    media_type: str


class IdempotencyStore(Protocol):
    @abstractmethod
    async def claim(self, tenant_id: TenantId, key: str, request_digest: str) -> SavedAnswer | None:
        """Claim the key and return None, or return the answer that was given.

        Raise `InvalidInputError` for the same key with another request, `PipelineUnavailableError` while the first
        one is still being worked on (a claim older than a minute without an answer is taken over).
        """

    @abstractmethod
    async def save(self, tenant_id: TenantId, key: str, answer: SavedAnswer) -> None: ...

    @abstractmethod
    async def release(self, tenant_id: TenantId, key: str) -> None:
        """Give an unanswered claim up, since nothing was done under it: the next request with the key starts anew."""
