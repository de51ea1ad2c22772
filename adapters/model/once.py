"""Order what costs money once: the order is noted before it is sent, the provider's job id before it is polled."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from application.ports.provider_jobs import JobState, ProviderJob, ProviderJobs
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

    async def bought(self, buy: Callable[[], Awaitable[T]], known: Callable[[], Awaitable[T | None]]) -> T:
        """Buy what is delivered with the answer. What failed is forgotten, so that it may be asked for again.

        `known` looks into the store: somebody else may have delivered since the caller looked.
        """
        if (await self._claimed()).state is JobState.DELIVERED:
            there = await known()
            if there is not None:
                return there
            await self._claim_anew()
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
        job = await self._claimed()
        if job.state is JobState.DELIVERED:
            job = await self._claim_anew()
        if job.job_id:
            return job.job_id
        try:
            job_id = await submit()
        except ContentFactoryError:
            await self.jobs.forget(self.tenant_id, self.provider, self.key)
            raise
        await self.jobs.submitted(self.tenant_id, self.provider, self.key, job_id)
        return job_id

    async def _claimed(self) -> ProviderJob:
        return await self.jobs.claim(self.tenant_id, self.provider, self.key)

    async def _claim_anew(self) -> ProviderJob:
        """A delivery that is gone from the store is ordered anew; a newer order of somebody else's is left alone."""
        await self.jobs.forget(self.tenant_id, self.provider, self.key, only=JobState.DELIVERED)
        return await self._claimed()
