"""What viewers do, counted on PostgreSQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, reading, writing
from adapters.persistence.sql.tables import ViewerEventRow
from application.ports.audience import AudienceLedger, ViewerEventKind
from domain.analytics.snapshot import Metrics
from domain.shared.ids import PostId, TenantId

VIEWER_EVENTS = table_of(ViewerEventRow)


@dataclass(frozen=True, slots=True)
class SqlAudienceLedger(AudienceLedger):
    sessions: Sessions

    async def record(
        self, tenant_id: TenantId, post_id: PostId, visit: UUID, kind: ViewerEventKind, watch_sec: float
    ) -> None:
        key = {"tenant_id": tenant_id, "post_id": post_id, "visit": visit, "kind": kind}
        statement = upsert(VIEWER_EVENTS).values(key | {"watch_sec": watch_sec})
        longest = func.greatest(VIEWER_EVENTS.c.watch_sec, statement.excluded.watch_sec)
        once = statement.on_conflict_do_update(constraint=VIEWER_EVENTS.primary_key, set_={"watch_sec": longest})
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(once)

    async def totals(self, tenant_id: TenantId, posts: Sequence[PostId]) -> Mapping[PostId, Metrics]:
        columns = VIEWER_EVENTS.c
        statement = (
            select(columns.post_id, columns.kind, func.count().label("times"), func.sum(columns.watch_sec).label("sec"))
            .where(columns.tenant_id == tenant_id, columns.post_id.in_(posts))
            .group_by(columns.post_id, columns.kind)
        )
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(statement)).all()
        counted = {(row.post_id, row.kind): row for row in rows}
        return {post: _metrics({kind: counted.get((post, kind)) for kind in ViewerEventKind}) for post in posts}


def _metrics(rows: Mapping[ViewerEventKind, object]) -> Metrics:
    def times(kind: ViewerEventKind) -> int:
        return int(getattr(rows[kind], "times", 0))

    return Metrics(
        views=times(ViewerEventKind.VIEW),
        likes=times(ViewerEventKind.LIKE),
        shares=times(ViewerEventKind.SHARE),
        watch_time_sec=float(getattr(rows[ViewerEventKind.WATCH], "sec", 0.0)),
    )
