"""The progress board on PostgreSQL."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.journal import notify
from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, writing
from adapters.persistence.sql.tables import ProgressRow
from application.contracts.views import StageProgress
from application.ports.progress import ProgressBoard
from domain.shared.ids import TenantId

PROGRESS = table_of(ProgressRow)


@dataclass(frozen=True, slots=True)
class SqlProgressBoard(ProgressBoard):
    sessions: Sessions

    async def report(self, tenant_id: TenantId, progress: StageProgress) -> None:
        started_at = progress.started_at or progress.updated_at
        values = progress.model_dump() | {"tenant_id": tenant_id, "started_at": started_at}
        statement = upsert(PROGRESS).values(values)
        kept = {"started_at": func.coalesce(PROGRESS.c.started_at, statement.excluded.started_at)}
        change = statement.on_conflict_do_update(constraint=PROGRESS.primary_key, set_=values | kept)
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(change)
            await notify(session, tenant_id, [("progress", progress.idea_id)])
