"""Standing sources with their polling state and signals, on PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.journal import notify
from adapters.persistence.sql.mapping import SIGNALS, SOURCES
from adapters.persistence.sql.readers.paging import the_row
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.versioned import written
from application.ports.sources import SourceStore
from domain.ideas.source import Source
from domain.ideas.trends import FRESH, Signal
from domain.shared.errors import NotFoundError, StaleAggregateError
from domain.shared.ids import SourceId, TenantId

_STALE = "The source {} is there already or was changed by someone else: look at it again."


@dataclass(frozen=True, slots=True)
class SqlSourceStore(SourceStore):
    sessions: Sessions

    async def every(self, tenant_id: TenantId) -> Sequence[Source]:
        table = SOURCES.table
        async with reading(self.sessions, tenant_id) as session:
            rows = await session.execute(own(table, tenant_id).order_by(table.c.locator, table.c.id))
            return [SOURCES.entity_of(row) for row in rows.mappings()]

    async def get(self, tenant_id: TenantId, source_id: SourceId) -> Source:
        async with reading(self.sessions, tenant_id) as session:
            return SOURCES.entity_of(await the_row(session, SOURCES, tenant_id, source_id))

    async def save(self, tenant_id: TenantId, source: Source, signals: Sequence[Signal] = ()) -> Source:
        async with writing(self.sessions, tenant_id) as session:
            if not await written(session, SOURCES, tenant_id, source):
                raise StaleAggregateError(_STALE.format(source.locator))
            await _keep(session, tenant_id, signals, source.updated_at)
            await notify(session, tenant_id, [("source", source.id)])
        return replace(source, version=source.version + 1)

    async def remove(self, tenant_id: TenantId, source_id: SourceId) -> None:
        table = SOURCES.table
        gone = delete(table).where(table.c.tenant_id == tenant_id, table.c.id == source_id)
        async with writing(self.sessions, tenant_id) as session:
            if await session.scalar(gone.returning(table.c.id)) is None:
                msg = f"There is no source {source_id}."
                raise NotFoundError(msg)
            await notify(session, tenant_id, [("source", source_id)])

    async def signals(self, tenant_id: TenantId, since: datetime) -> Sequence[Signal]:
        table = SIGNALS.table
        statement = own(table, tenant_id, table.c.at >= since).order_by(table.c.at.desc(), table.c.id)
        async with reading(self.sessions, tenant_id) as session:
            return [SIGNALS.entity_of(row) for row in (await session.execute(statement)).mappings()]


async def _keep(session: AsyncSession, tenant_id: TenantId, signals: Sequence[Signal], now: datetime) -> None:
    """What has grown too old to count is swept on the way."""
    table = SIGNALS.table
    if signals:
        rows = [SIGNALS.columns_of(signal, tenant_id) for signal in signals]
        await session.execute(upsert(table).on_conflict_do_nothing(constraint=table.primary_key), rows)
    await session.execute(delete(table).where(table.c.tenant_id == tenant_id, table.c.at < now - 2 * FRESH))
