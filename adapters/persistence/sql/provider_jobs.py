"""Jobs of providers on PostgreSQL: of many who order the same, one asks."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, update
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables import ProviderJobRow
from application.ports.provider_jobs import HELD_FOR, JobState, ProviderJob, ProviderJobs
from domain.shared.errors import ProviderUnavailableError
from domain.shared.ids import TenantId

JOBS = table_of(ProviderJobRow)
LOOK_AGAIN_SEC = 5.0


@dataclass(frozen=True, slots=True)
class SqlProviderJobs(ProviderJobs):
    sessions: Sessions

    async def claim(self, tenant_id: TenantId, provider: str, key: str) -> ProviderJob:
        if await self._claimed(tenant_id, provider, key):
            return ProviderJob(provider=provider, key=key)
        async with reading(self.sessions, tenant_id) as session:
            statement = own(JOBS, tenant_id, JOBS.c.provider == provider, JOBS.c.key == key)
            row = (await session.execute(statement)).mappings().first()
        if row is None or row["state"] == JobState.ASKED:
            msg = f"{provider} is being asked for the same already: look again in a moment."
            raise ProviderUnavailableError(msg, retry_after_sec=LOOK_AGAIN_SEC)
        return ProviderJob(provider=provider, key=key, state=JobState(row["state"]), job_id=row["job_id"])

    async def submitted(self, tenant_id: TenantId, provider: str, key: str, job_id: str) -> None:
        await self._set(tenant_id, provider, key, state=JobState.SUBMITTED, job_id=job_id)

    async def delivered(self, tenant_id: TenantId, provider: str, key: str) -> None:
        await self._set(tenant_id, provider, key, state=JobState.DELIVERED)

    async def forget(self, tenant_id: TenantId, provider: str, key: str, only: JobState | None = None) -> None:
        statement = delete(JOBS).where(_this(tenant_id, provider, key))
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(statement if only is None else statement.where(JOBS.c.state == only))

    async def _set(self, tenant_id: TenantId, provider: str, key: str, **values: Any) -> None:  # noqa: ANN401 - columns
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(update(JOBS).where(_this(tenant_id, provider, key)).values(values))

    async def _claimed(self, tenant_id: TenantId, provider: str, key: str) -> bool:
        """Take an order that is new, or that was left by somebody who never answered."""
        fresh = {"state": JobState.ASKED, "job_id": "", "asked_at": func.now()}
        statement = upsert(JOBS).values(tenant_id=tenant_id, provider=provider, key=key, attempts=1, **fresh)
        lost = and_(JOBS.c.state == JobState.ASKED, JOBS.c.asked_at < func.now() - HELD_FOR)
        take_over = statement.on_conflict_do_update(
            constraint=JOBS.primary_key, set_={**fresh, "attempts": JOBS.c.attempts + 1}, where=lost
        )
        async with writing(self.sessions, tenant_id) as session:
            return await session.scalar(take_over.returning(JOBS.c.key)) is not None


def _this(tenant_id: TenantId, provider: str, key: str) -> ColumnElement[bool]:
    return and_(JOBS.c.tenant_id == tenant_id, JOBS.c.provider == provider, JOBS.c.key == key)
