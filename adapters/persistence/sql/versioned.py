"""Writing a row that carries a version: only what nobody changed meanwhile is overwritten."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.failures import UNIQUE_VIOLATION, code_of
from adapters.persistence.sql.mapping import Kept

T = TypeVar("T")


async def written(session: AsyncSession, kept: Kept[T], tenant_id: UUID, entity: T) -> bool:
    """Insert what has version 0, else update the row that still has the entity's version; the row's is one more.

    False if that row was changed or is there already: the caller knows the words for it.
    """
    table, loaded = kept.table, _version_of(entity)
    values = kept.columns_of(entity, tenant_id) | {"version": loaded + 1}
    change = update(table).where(table.c.tenant_id == tenant_id, table.c.id == values["id"], table.c.version == loaded)
    try:
        key = await session.scalar((change if loaded else insert(table)).values(values).returning(table.c.id))
    except IntegrityError as error:
        if code_of(error) != UNIQUE_VIOLATION:
            raise
        return False
    return key is not None


def _version_of(entity: Any) -> int:  # noqa: ANN401 - every kind that has a version column has the field
    return int(entity.version)
