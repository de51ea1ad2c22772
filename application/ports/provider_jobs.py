"""What was ordered from providers, by the order's content: asked once, found again after a crash."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from domain.shared.ids import TenantId

HELD_FOR = timedelta(minutes=3)
"""Longer than any request takes: whoever is silent for so long was lost, and another may ask in its place."""


class JobState(StrEnum):
    ASKED = "asked"
    SUBMITTED = "submitted"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderJob:
    """`job_id` is the provider's own, once it gave one."""

    provider: str
    key: str
    state: JobState = JobState.ASKED
    job_id: str = ""


class ProviderJobs(Protocol):
    @abstractmethod
    async def claim(self, tenant_id: TenantId, provider: str, key: str) -> ProviderJob:
        """Return the order's job: `asked` is the caller's to ask for, `submitted` to be looked at, `delivered` over.

        Raise `ProviderUnavailableError` while somebody else is asking, unless that was longer ago than `HELD_FOR`.
        """

    @abstractmethod
    async def submitted(self, tenant_id: TenantId, provider: str, key: str, job_id: str) -> None:
        """Keep the provider's id, before anybody looks at how the job does."""

    @abstractmethod
    async def delivered(self, tenant_id: TenantId, provider: str, key: str) -> None:
        """What was ordered lies in the store under the order's key."""

    @abstractmethod
    async def forget(self, tenant_id: TenantId, provider: str, key: str, only: JobState | None = None) -> None:
        """Nothing is coming: the same order may be asked for again. With `only`, a job in another state is kept."""
