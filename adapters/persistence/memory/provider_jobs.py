"""Jobs of providers in memory: the verified stand-in of the tests."""

from dataclasses import dataclass, field, replace

from application.ports.provider_jobs import JobState, ProviderJob, ProviderJobs
from domain.shared.errors import ProviderUnavailableError
from domain.shared.ids import TenantId

Key = tuple[TenantId, str, str]


@dataclass
class MemoryProviderJobs(ProviderJobs):
    """Nobody is lost here, so a claim is held until it is answered."""

    jobs: dict[Key, ProviderJob] = field(default_factory=dict)

    async def claim(self, tenant_id: TenantId, provider: str, key: str) -> ProviderJob:
        known = self.jobs.get((tenant_id, provider, key))
        if known is not None and known.state is JobState.ASKED:
            msg = f"{provider} is being asked for the same already."
            raise ProviderUnavailableError(msg)
        return self.jobs.setdefault((tenant_id, provider, key), ProviderJob(provider=provider, key=key))

    async def submitted(self, tenant_id: TenantId, provider: str, key: str, job_id: str) -> None:
        self._change(tenant_id, provider, key, state=JobState.SUBMITTED, job_id=job_id)

    async def delivered(self, tenant_id: TenantId, provider: str, key: str) -> None:
        self._change(tenant_id, provider, key, state=JobState.DELIVERED)

    async def forget(self, tenant_id: TenantId, provider: str, key: str, only: JobState | None = None) -> None:
        known = self.jobs.get((tenant_id, provider, key))
        if known is not None and only in {None, known.state}:
            del self.jobs[tenant_id, provider, key]

    def _change(
        self, tenant_id: TenantId, provider: str, key: str, *, state: JobState, job_id: str | None = None
    ) -> None:
        known = self.jobs[tenant_id, provider, key]
        self.jobs[tenant_id, provider, key] = replace(known, state=state, job_id=job_id or known.job_id)
