"""Throwing away what nobody can use any more, on PostgreSQL."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Executable, delete

from adapters.persistence.sql.accounts import LINKS, OPEN_SESSIONS
from adapters.persistence.sql.idempotency import KEYS
from adapters.persistence.sql.scope import Sessions, writing
from application.ports.upkeep import Upkeep
from domain.shared.ids import TenantId

ENDS = (OPEN_SESSIONS.c.created_at, LINKS.c.expires_at, KEYS.c.claimed_at)


@dataclass(frozen=True, slots=True)
class SqlUpkeep(Upkeep):
    sessions: Sessions

    async def sweep(self, tenant_id: TenantId, before: datetime) -> int:
        async with writing(self.sessions, tenant_id) as session:
            gone = [len((await session.scalars(each)).all()) for each in _deletions(tenant_id, before)]
        return sum(gone)


def _deletions(tenant_id: TenantId, before: datetime) -> list[Executable]:
    tables = [(end, end.table) for end in ENDS]
    return [delete(t).where(t.c.tenant_id == tenant_id, end < before).returning(t.c.tenant_id) for end, t in tables]
