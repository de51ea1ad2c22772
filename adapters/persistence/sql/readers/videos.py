"""Videos, newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from adapters.persistence.sql.mapping import VIDEOS
from adapters.persistence.sql.readers.paging import Order, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.payloads import VideoPayload
from application.contracts.views import Page
from application.ports.readers import PAGE, VideoReader
from domain.shared.ids import TenantId
from domain.videos.video import VideoStatus

NEWEST = Order((VIDEOS.table.c.created_at, VIDEOS.table.c.id), (datetime, UUID))


@dataclass(frozen=True, slots=True)
class SqlVideoReader(VideoReader):
    sessions: Sessions

    async def page(
        self, tenant_id: TenantId, status: VideoStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[VideoPayload]:
        conditions = [VIDEOS.table.c.status == status] if status else []
        statement = own(VIDEOS.table, tenant_id, *conditions)
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, statement, NEWEST, cursor, limit)
        return as_page([VideoPayload.of(VIDEOS.entity_of(row)) for row in rows], after)

    async def detail(self, tenant_id: TenantId, video_id: UUID) -> VideoPayload:
        async with reading(self.sessions, tenant_id) as session:
            return VideoPayload.of(VIDEOS.entity_of(await the_row(session, VIDEOS, tenant_id, video_id)))
