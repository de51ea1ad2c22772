"""Who decided what, newest first."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from pydantic import Field

from adapters.persistence.sql.journal import AUDIT
from adapters.persistence.sql.readers.paging import Order, as_page, page_of
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.views import AuditEntry, Page
from application.ports.readers import PAGE, AuditReader
from domain.shared.ids import TenantId

POSITION = Annotated[int, Field(ge=0, lt=2**63)]
NEWEST = Order((AUDIT.c.position,), (POSITION,))


@dataclass(frozen=True, slots=True)
class SqlAuditReader(AuditReader):
    sessions: Sessions

    async def page(
        self, tenant_id: TenantId, entity_id: UUID | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[AuditEntry]:
        conditions = [AUDIT.c.entity_id == entity_id] if entity_id else []
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, own(AUDIT, tenant_id, *conditions), NEWEST, cursor, limit)
        return as_page([AuditEntry.model_validate(dict(row)) for row in rows], after)
