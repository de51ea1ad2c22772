"""Ideas, best score first."""

from dataclasses import dataclass
from uuid import UUID

from adapters.persistence.sql.mapping import IDEAS
from adapters.persistence.sql.readers.paging import Order, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.payloads import IdeaPayload
from application.contracts.views import Page
from application.ports.readers import PAGE, IdeaReader
from domain.ideas.idea import IdeaStatus
from domain.shared.ids import TenantId

BEST = Order((IDEAS.table.c.score, IDEAS.table.c.id), (float, UUID))


@dataclass(frozen=True, slots=True)
class SqlIdeaReader(IdeaReader):
    sessions: Sessions

    async def page(
        self, tenant_id: TenantId, status: IdeaStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[IdeaPayload]:
        conditions = [IDEAS.table.c.status == status] if status else []
        statement = own(IDEAS.table, tenant_id, *conditions)
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, statement, BEST, cursor, limit)
        return as_page([IdeaPayload.of(IDEAS.entity_of(row)) for row in rows], after)

    async def detail(self, tenant_id: TenantId, idea_id: UUID) -> IdeaPayload:
        async with reading(self.sessions, tenant_id) as session:
            return IdeaPayload.of(IDEAS.entity_of(await the_row(session, IDEAS, tenant_id, idea_id)))
