"""Scripts and the versions of their text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from adapters.persistence.sql.mapping import IDEAS, SCRIPTS, table_of
from adapters.persistence.sql.readers.paging import Order, Row, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from adapters.persistence.sql.script_findings import Found, findings_of
from adapters.persistence.sql.tables import ScriptVersionRow
from application.contracts.payloads import ScriptPayload
from application.contracts.views import Page
from application.ports.readers import PAGE, ScriptReader
from domain.scripts.script import ScriptStatus
from domain.shared.ids import TenantId

VERSIONS = table_of(ScriptVersionRow)
NEWEST = Order((SCRIPTS.table.c.created_at, SCRIPTS.table.c.id), (datetime, UUID))


@dataclass(frozen=True, slots=True)
class SqlScriptReader(ScriptReader):
    sessions: Sessions

    async def page(
        self, tenant_id: TenantId, status: ScriptStatus | None = None, cursor: str = "", limit: int = PAGE
    ) -> Page[ScriptPayload]:
        conditions = [SCRIPTS.table.c.status == status] if status else []
        statement = own(SCRIPTS.table, tenant_id, *conditions)
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, statement, NEWEST, cursor, limit)
            found = await findings_of(session, tenant_id, [row["id"] for row in rows])
        return as_page([_payload(row, found) for row in rows], after)

    async def detail(self, tenant_id: TenantId, script_id: UUID) -> ScriptPayload:
        async with reading(self.sessions, tenant_id) as session:
            row = await the_row(session, SCRIPTS, tenant_id, script_id)
            return _payload(row, await findings_of(session, tenant_id, [script_id]))

    async def versions(self, tenant_id: TenantId, script_id: UUID) -> Sequence[ScriptPayload]:
        statement = own(VERSIONS, tenant_id, VERSIONS.c.script_id == script_id).order_by(VERSIONS.c.revision.desc())
        async with reading(self.sessions, tenant_id) as session:
            script = await the_row(session, SCRIPTS, tenant_id, script_id)
            kept = (await session.execute(statement)).mappings().all()
            found = await findings_of(session, tenant_id, [script_id])
        return [_version(script, text, found) for text in kept]

    async def article_key(self, tenant_id: TenantId, script_id: UUID) -> str:
        async with reading(self.sessions, tenant_id) as session:
            script = await the_row(session, SCRIPTS, tenant_id, script_id)
            return IDEAS.entity_of(await the_row(session, IDEAS, tenant_id, script["idea_id"])).origin.article_key


def _payload(row: Row, found: Found) -> ScriptPayload:
    script = SCRIPTS.entity_of(row)
    script.findings = found.get((script.id, script.revision), ())
    return ScriptPayload.of(script)


def _version(script: Row, text: Row, found: Found) -> ScriptPayload:
    """Only the current version can be acted on."""
    payload = _payload({**script, **text}, found)
    return payload if text["revision"] == script["revision"] else payload.model_copy(update={"allowed_actions": ()})
