"""How long rendering took lately, by the progress that was shown and the videos that came out."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from pydantic import TypeAdapter
from sqlalchemy import and_, select

from adapters.persistence.sql.mapping import VIDEOS, table_of
from adapters.persistence.sql.scope import Sessions, reading
from adapters.persistence.sql.tables import ProgressRow
from application.contracts.pipeline import Stage, StageState
from application.ports.foresight import RenderPace
from domain.shared.ids import TenantId

LATELY = 50
_DURATION = TypeAdapter(timedelta)


@dataclass(frozen=True, slots=True)
class SqlRenderPace(RenderPace):
    """The median, so that neither a found segment nor a lost worker counts for much."""

    sessions: Sessions

    async def measured(self, tenant_id: TenantId) -> float | None:
        progress, videos = table_of(ProgressRow).c, VIDEOS.table.c
        same = and_(videos.tenant_id == progress.tenant_id, videos.idea_id == progress.idea_id)
        statement = (
            select(progress.started_at, progress.updated_at, videos.rendition)
            .select_from(progress.tenant_id.table.join(VIDEOS.table, same))
            .where(progress.tenant_id == tenant_id, progress.stage == Stage.VIDEO, progress.state == StageState.DONE)
            .where(videos.rendition.is_not(None), progress.started_at.is_not(None))
            .order_by(progress.updated_at.desc())
            .limit(LATELY)
        )
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(statement)).all()
        paces = [
            (row.updated_at - row.started_at) / length
            for row in rows
            if (length := _DURATION.validate_python(row.rendition["duration"]))
        ]
        return median(paces) if paces else None
