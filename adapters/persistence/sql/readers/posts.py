"""Posts by the time at which they go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from adapters.persistence.sql.mapping import POSTS
from adapters.persistence.sql.readers.paging import Order, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.payloads import PostPayload
from application.contracts.views import Page
from application.ports.readers import PAGE, PostReader
from domain.posts.post import PostStatus
from domain.shared.errors import NotFoundError
from domain.shared.ids import TenantId

NEWEST = Order((POSTS.table.c.scheduled_at, POSTS.table.c.id), (datetime, UUID))


@dataclass(frozen=True, slots=True)
class SqlPostReader(PostReader):
    sessions: Sessions

    async def page(
        self, tenant_id: TenantId, status: PostStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[PostPayload]:
        conditions = [POSTS.table.c.status == status] if status else []
        statement = own(POSTS.table, tenant_id, *conditions)
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, statement, NEWEST, cursor, limit)
        return as_page([PostPayload.of(POSTS.entity_of(row)) for row in rows], after)

    async def detail(self, tenant_id: TenantId, post_id: UUID) -> PostPayload:
        async with reading(self.sessions, tenant_id) as session:
            return PostPayload.of(POSTS.entity_of(await the_row(session, POSTS, tenant_id, post_id)))

    async def between(self, tenant_id: TenantId, start: datetime, end: datetime) -> Sequence[PostPayload]:
        at = POSTS.table.c.scheduled_at
        statement = own(POSTS.table, tenant_id, at >= start, at < end).order_by(at, POSTS.table.c.id)
        async with reading(self.sessions, tenant_id) as session:
            rows = (await session.execute(statement)).mappings().all()
        return [PostPayload.of(POSTS.entity_of(row)) for row in rows]

    async def published(self, tenant_id: TenantId, slug: str) -> PostPayload:
        columns = POSTS.table.c
        live = (columns.slug == slug, columns.status == PostStatus.PUBLISHED)
        statement = own(POSTS.table, tenant_id, *live).order_by(columns.published_at.desc()).limit(1)
        async with reading(self.sessions, tenant_id) as session:
            row = (await session.execute(statement)).mappings().first()
        if row is None:
            msg = f"Nothing is published as {slug}."
            raise NotFoundError(msg)
        return PostPayload.of(POSTS.entity_of(row))
