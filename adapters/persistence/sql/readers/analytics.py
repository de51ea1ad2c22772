"""How published posts are doing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.dialects.postgresql import distinct_on

from adapters.persistence.sql.mapping import POSTS, SNAPSHOTS
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.payloads import AnalyticsPayload, PostPayload
from application.contracts.views import PostNumbers
from application.ports.readers import AnalyticsReader
from domain.posts.post import PostStatus
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True)
class SqlAnalyticsReader(AnalyticsReader):
    sessions: Sessions

    async def numbers(self, tenant_id: TenantId) -> Sequence[PostNumbers]:
        posts, taken = POSTS.table.c, SNAPSHOTS.table.c
        published = own(POSTS.table, tenant_id, posts.status == PostStatus.PUBLISHED)
        newest = own(SNAPSHOTS.table, tenant_id).ext(distinct_on(taken.post_id))
        async with reading(self.sessions, tenant_id) as session:
            live = await session.execute(published.order_by(posts.published_at.desc(), posts.id))
            rows = await session.execute(newest.order_by(taken.post_id, taken.collected_at.desc()))
        latest = {row["post_id"]: AnalyticsPayload.of(SNAPSHOTS.entity_of(row)) for row in rows.mappings()}
        return [
            PostNumbers(post=PostPayload.of(POSTS.entity_of(row)), latest=latest.get(row["id"]))
            for row in live.mappings()
        ]

    async def series(self, tenant_id: TenantId, post_id: UUID) -> Sequence[AnalyticsPayload]:
        taken = SNAPSHOTS.table.c
        statement = own(SNAPSHOTS.table, tenant_id, taken.post_id == post_id).order_by(taken.collected_at)
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(statement)).mappings().all()
        return [AnalyticsPayload.of(SNAPSHOTS.entity_of(row)) for row in rows]
