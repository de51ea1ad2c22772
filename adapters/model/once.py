"""Order what costs money once: the order is noted before it is sent, the provider's job id before it is polled."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from application.ports.provider_jobs import JobState, ProviderJobs
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import TenantId

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Order:
    """`key` is made of everything that decides about the delivery; providers that know such keys get it, too."""

    jobs: ProviderJobs
    tenant_id: TenantId
    provider: str
    key: str

    async def bought(self, buy: Callable[[], Awaitable[T]]) -> T:
        """Buy what is delivered with the answer. What failed is forgotten, so that it may be asked for again."""
        await self._claim()
        try:
            delivery = await buy()
        except (TimeoutError, ContentFactoryError):
            await self.jobs.forget(self.tenant_id, self.provider, self.key)
            raise
        await self.jobs.delivered(self.tenant_id, self.provider, self.key)
        return delivery

    async def polled(self, submit: Callable[[], Awaitable[str]], poll: Callable[[str], Awaitable[T]]) -> T:
        """Buy what is delivered later. One that was submitted already, by whomever, is only polled.

        `poll` raises `ProviderRefusedError` for a job that will deliver nothing: it is forgotten. While it raises that
        the provider is not there, the job is kept.
        """
        job_id = await self._submitted(submit)
        try:
            delivery = await poll(job_id)
        except ContentFactoryError as error:
            if not error.retryable:
                await self.jobs.forget(self.tenant_id, self.provider, self.key)
            raise
        await self.jobs.delivered(self.tenant_id, self.provider, self.key)
        return delivery

    async def _submitted(self, submit: Callable[[], Awaitable[str]]) -> str:
        job_id = await self._claim()
        if job_id:
            return job_id
        try:
            job_id = await submit()
        except ContentFactoryError:
            await self.jobs.forget(self.tenant_id, self.provider, self.key)
            raise
        await self.jobs.submitted(self.tenant_id, self.provider, self.key, job_id)
        return job_id

    async def _claim(self) -> str:
        """Return the id of a job that is under way. A delivery that is gone from the store is ordered anew."""
        job = await self.jobs.claim(self.tenant_id, self.provider, self.key)
        if job.state is JobState.DELIVERED:
            await self.jobs.forget(self.tenant_id, self.provider, self.key)
            job = await self.jobs.claim(self.tenant_id, self.provider, self.key)
        return job.job_id
