"""One tenant's view of the database: every transaction says first whose rows it may see."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, Table, event, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm import Session, SessionTransaction

Sessions = async_sessionmaker[AsyncSession]

_SCOPE = text("SELECT set_config('app.tenant', :tenant, true), set_config('app.digest', :digest, true)")


def scoped(session: AsyncSession, tenant_id: UUID | None, digest: str = "") -> AsyncSession:
    """The scope ends with each transaction, so a pooled connection carries it nowhere.

    `digest` opens the one session, link or token that it belongs to, before the tenant is known.
    """
    values = {"tenant": str(tenant_id) if tenant_id else "", "digest": digest}

    def set_scope(_session: Session, _transaction: SessionTransaction, connection: Connection) -> None:
        connection.execute(_SCOPE, values)

    event.listen(session.sync_session, "after_begin", set_scope)
    return session


@asynccontextmanager
async def reading(sessions: Sessions, tenant_id: UUID | None, digest: str = "") -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        yield scoped(session, tenant_id, digest)


@asynccontextmanager
async def writing(sessions: Sessions, tenant_id: UUID | None, digest: str = "") -> AsyncIterator[AsyncSession]:
    """Commit at the end, unless an error leaves it."""
    async with sessions() as session:
        yield scoped(session, tenant_id, digest)
        await session.commit()


def own(table: Table, tenant_id: UUID, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Ask for the tenant's rows by name, though the database shows no others."""
    return select(table).where(table.c.tenant_id == tenant_id, *conditions)
