"""How much waits for an operator, counted by the database."""

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from application.contracts.views import WorkCounts

_WAITING = text("""
WITH ideas_open AS (SELECT id, status, updated_at FROM ideas WHERE tenant_id = :tenant AND status <> 'rejected'),
waiting AS (
  SELECT 'ideas' AS kind, updated_at FROM ideas_open WHERE status = 'new'
  UNION ALL
  SELECT 'scripts', scripts.updated_at FROM scripts JOIN ideas_open ON ideas_open.id = scripts.idea_id
  WHERE scripts.tenant_id = :tenant AND scripts.status = 'draft'
  UNION ALL
  SELECT 'posts', updated_at FROM posts WHERE tenant_id = :tenant AND status = 'scheduled'
  AND confirmed_at IS NULL AND cancelled_at IS NULL
),
failed AS (
  SELECT idea_id FROM posts WHERE tenant_id = :tenant AND status = 'failed' AND cancelled_at IS NULL
  UNION
  SELECT idea_id FROM progress WHERE tenant_id = :tenant AND state = 'failed'
)
SELECT count(*) FILTER (WHERE kind = 'ideas') AS ideas,
       count(*) FILTER (WHERE kind = 'scripts') AS scripts,
       count(*) FILTER (WHERE kind = 'posts') AS posts,
       (SELECT count(*) FROM failed) AS failed,
       min(updated_at) AS oldest_at
FROM waiting
""")


async def counts_of(session: AsyncSession, tenant_id: UUID) -> WorkCounts:
    row = (await session.execute(_WAITING, {"tenant": tenant_id})).mappings().one()
    return WorkCounts.model_validate(dict(row))
