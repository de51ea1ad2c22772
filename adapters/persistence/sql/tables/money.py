"""What is spent and what may be. Amounts are exact, to a millionth of the currency's unit."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Numeric
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, one_of
from domain.budgets.budget import WhenReached

AMOUNT: Any = Numeric(18, 6)


class ExpenseState(StrEnum):
    RESERVED = "reserved"
    SETTLED = "settled"
    RELEASED = "released"


class ExpenseRow(SQLModel, table=True):
    """A purchase of an order: `number` counts those of one attempt, `turn` tells the attempts that were paid apart."""

    __tablename__ = "expenses"
    __table_args__ = (
        Index("expenses_day", "tenant_id", "day"),
        Index("expenses_idea", "tenant_id", "idea_id"),
        Index("expenses_run", "tenant_id", "run_id"),
        one_of("expenses", "state", ExpenseState),
    )

    tenant_id: UUID = Field(primary_key=True)
    order_key: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    turn: int = Field(primary_key=True)
    state: str
    channel_id: UUID
    run_id: UUID | None = None
    idea_id: UUID | None = None
    stage: str
    day: date
    provider: str
    model: str
    amounts: dict[str, Any] = Field(sa_type=DOCUMENT)
    currency: str
    reserved: Decimal = Field(sa_type=AMOUNT)
    charged: Decimal = Field(sa_type=AMOUNT)
    held_until: datetime = Field(sa_type=MOMENT)
    at: datetime = Field(sa_type=MOMENT)


class BudgetRow(SQLModel, table=True):
    """`subject_id` is the tenant's own id or one of its channels'."""

    __tablename__ = "budgets"
    __table_args__ = (one_of("budgets", "when_reached", WhenReached),)

    tenant_id: UUID = Field(primary_key=True)
    subject_id: UUID = Field(primary_key=True)
    currency: str
    caps: dict[str, Any] = Field(sa_type=DOCUMENT)
    when_reached: str | None = None
    updated_at: datetime = Field(sa_type=MOMENT)
