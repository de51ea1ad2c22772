"""What tables have in common: whose rows they hold, and which words a column may say."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Identity
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

MOMENT: Any = DateTime(timezone=True)
DOCUMENT: Any = JSONB(none_as_null=True)


class TenantRowBase(SQLModel):
    """Keys lead with the tenant, so that not even a uniqueness check tells of another one's row."""

    tenant_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)


def one_of(table: str, column: str, words: type[StrEnum]) -> CheckConstraint:
    """Hold a column to the words of an enum, the same from which the lifecycle is made."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{table}_{column}")


def in_order() -> Any:  # noqa: ANN401 - as SQLModel's own Field, so that it fits any annotation
    """Number the rows of a table as they come."""
    return Field(default=None, sa_column=Column("position", BigInteger, Identity(always=True), nullable=False))
