"""What is on its way, by its rows alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from adapters.persistence.sql.scope import Sessions, reading
from application.ports.open_work import Unfinished, UnfinishedReader
from domain.shared.ids import IdeaId, PostId, TenantId

_UNFINISHED = text("""
SELECT ideas.id AS idea_id, CASE WHEN newest.confirmed_at IS NOT NULL THEN newest.id END AS post_id
FROM ideas LEFT JOIN LATERAL (
  SELECT id, status, confirmed_at, cancelled_at, updated_at FROM posts
  WHERE posts.tenant_id = :tenant AND posts.idea_id = ideas.id ORDER BY created_at DESC, id LIMIT 1
) AS newest ON true
WHERE ideas.tenant_id = :tenant AND ideas.status <> 'rejected' AND ideas.updated_at < :before
  AND (newest.id IS NULL
       OR newest.status = 'scheduled' AND newest.cancelled_at IS NULL AND newest.updated_at < :before)
ORDER BY ideas.created_at, ideas.id LIMIT 1000
""")


@dataclass(frozen=True, slots=True)
class SqlUnfinishedReader(UnfinishedReader):
    sessions: Sessions

    async def unfinished(self, tenant_id: TenantId, before: datetime) -> Sequence[Unfinished]:
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(_UNFINISHED, {"tenant": tenant_id, "before": before})).all()
        return [
            Unfinished(idea_id=IdeaId(row.idea_id), post_id=PostId(row.post_id) if row.post_id else None)
            for row in rows
        ]
