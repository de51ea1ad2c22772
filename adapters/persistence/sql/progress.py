"""The progress board on PostgreSQL."""

from dataclasses import dataclass

from sqlalchemy import delete, func
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.journal import notify
from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, writing
from adapters.persistence.sql.tables import ProgressRow
from application.contracts.pipeline import Stage
from application.contracts.views import StageProgress
from application.ports.progress import ProgressBoard
from domain.shared.ids import IdeaId, TenantId

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

    async def rewind(self, tenant_id: TenantId, idea_id: IdeaId, stage: Stage) -> None:
        stages = list(Stage)
        later = PROGRESS.c.stage.in_(stages[stages.index(stage) + 1 :])
        forgotten = (PROGRESS.c.tenant_id == tenant_id, PROGRESS.c.idea_id == idea_id, later)
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(delete(PROGRESS).where(*forgotten))
            await notify(session, tenant_id, [("progress", idea_id)])
