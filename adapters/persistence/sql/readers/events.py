"""The stream of messages, as the relay has ordered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

from adapters.persistence.sql.journal import OUTBOX
from adapters.persistence.sql.readers.paging import MOST, Row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.envelope import Envelope
from application.contracts.topics import Topic
from application.ports.readers import PAGE, EventReader
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True)
class SqlEventReader(EventReader):
    sessions: Sessions

    async def after(
        self, tenant_id: TenantId, offset: int, topic: Topic | None = None, limit: int = PAGE
    ) -> Sequence[Envelope]:
        later = OUTBOX.c.stream_offset > offset
        statement = own(OUTBOX, tenant_id, later, *_about(topic)).order_by(OUTBOX.c.stream_offset)
        return await self._envelopes(tenant_id, statement, limit)

    async def newest(self, tenant_id: TenantId, topic: Topic | None = None, limit: int = PAGE) -> Sequence[Envelope]:
        relayed = OUTBOX.c.stream_offset.is_not(None)
        statement = own(OUTBOX, tenant_id, relayed, *_about(topic)).order_by(OUTBOX.c.stream_offset.desc())
        return await self._envelopes(tenant_id, statement, limit)

    async def _envelopes(self, tenant_id: TenantId, statement: Select[Any], limit: int) -> Sequence[Envelope]:
        async with reading(self.sessions, tenant_id) as session:
            rows = await session.execute(statement.limit(min(max(limit, 1), MOST)))
            return [_envelope(row) for row in rows.mappings()]


def _about(topic: Topic | None) -> list[ColumnElement[bool]]:
    return [OUTBOX.c.topic == topic] if topic else []


def _envelope(row: Row) -> Envelope:
    return Envelope.model_validate({**row, "offset": row["stream_offset"]})
