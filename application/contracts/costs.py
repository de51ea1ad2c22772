"""What was spent on what, and what may be."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from application.contracts.base import Payload
from domain.budgets.budget import CapScope, WhenReached
from domain.budgets.prices import Measure


class ExpensePayload(Payload):
    """One purchase: `reserved` is held back until it is known what was `charged`. A day is the channel's."""

    stage: str
    provider: str
    model: str
    amounts: Mapping[Measure, Decimal]
    charged: Decimal
    reserved: Decimal
    channel_id: UUID
    run_id: UUID | None
    idea_id: UUID | None
    day: date
    at: datetime


class CostsPayload(Payload):
    """`by_stage` adds up what was charged and what is reserved: of the idea, its script and its assets."""

    currency: str
    total: Decimal
    by_stage: Mapping[str, Decimal]
    expenses: tuple[ExpensePayload, ...] = ()


class BudgetPayload(Payload):
    """Caps by whose spending they add up, in one currency; `when_reached` None leaves it to the tenant, or settings."""

    currency: str
    caps: Mapping[CapScope, Decimal]
    when_reached: WhenReached | None = None
