"""Pages by key, not by number: what was shown is not shown again, however much is added meanwhile."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json
from sqlalchemy import Column, ColumnElement, Select, literal, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import Kept
from adapters.persistence.sql.scope import own
from application.contracts.views import Page
from domain.shared.errors import InvalidInputError, NotFoundError

T = TypeVar("T")
Row = Mapping[Any, Any]

MOST = 200


@dataclass(frozen=True, slots=True)
class Order:
    """The columns by which a list runs, greatest first; the last one is unique. `kinds` are their Python types."""

    columns: tuple[Column[Any], ...]
    kinds: tuple[Any, ...]

    def cursor(self, row: Row) -> str:
        place = [self._name, *(row[column.name] for column in self.columns)]
        return urlsafe_b64encode(to_json(place)).decode().rstrip("=")

    def after(self, cursor: str) -> ColumnElement[bool]:
        """Raise `InvalidInputError` for a cursor that we did not make for this list."""
        try:
            name, *place = from_json(urlsafe_b64decode((cursor + "=" * (-len(cursor) % 4)).encode("ascii")))
            found = [TypeAdapter(kind).validate_python(value) for kind, value in zip(self.kinds, place, strict=True)]
        except (ValueError, TypeError) as error:
            msg = "This page does not exist: start again at the first one."
            raise InvalidInputError(msg) from error
        if name != self._name:
            msg = "This page belongs to another list: start again at the first one."
            raise InvalidInputError(msg)
        values = (literal(value, column.type) for value, column in zip(found, self.columns, strict=True))
        return tuple_(*self.columns) < tuple_(*values)

    @property
    def _name(self) -> str:
        return "|".join(str(column) for column in self.columns)


async def page_of(
    session: AsyncSession, statement: Select[Any], order: Order, cursor: str, limit: int
) -> tuple[Sequence[Row], str]:
    """Return the rows of one page, and the cursor of the next one, empty if there is none."""
    size = min(max(limit, 1), MOST)
    asked = statement.where(order.after(cursor)) if cursor else statement
    ordered = asked.order_by(*(column.desc() for column in order.columns)).limit(size + 1)
    rows = (await session.execute(ordered)).mappings().all()
    return rows[:size], order.cursor(rows[size - 1]) if len(rows) > size else ""


async def the_row(session: AsyncSession, kept: Kept[Any], tenant_id: UUID, key: UUID) -> Row:
    """Raise `NotFoundError` if the tenant has no such row."""
    row: Row | None = (await session.execute(own(kept.table, tenant_id, kept.table.c.id == key))).mappings().first()
    if row is None:
        msg = f"There is no {kept.name} {key}."
        raise NotFoundError(msg)
    return row


def as_page(items: Sequence[T], next_cursor: str) -> Page[T]:
    return Page(items=tuple(items), next_cursor=next_cursor)
