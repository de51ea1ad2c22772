"""Purchases as rows, and back."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.tables import ExpenseRow
from adapters.persistence.sql.tables.money import ExpenseState
from application.ports.ledger import Expense, Purchase
from domain.budgets.budget import Purpose
from domain.budgets.money import Money
from domain.budgets.prices import Measure, Usage

EXPENSES = table_of(ExpenseRow)


def values_of(purchase: Purchase, turn: int, at: datetime, held_until: datetime) -> dict[str, Any]:
    """Return the row of a purchase that is reserved."""
    purpose, expected = purchase.purpose, purchase.expected
    return {
        "tenant_id": purpose.tenant_id,
        "order_key": purchase.key.order,
        "number": purchase.key.number,
        "turn": turn,
        "state": ExpenseState.RESERVED,
        "channel_id": purpose.channel_id,
        "run_id": purpose.run_id,
        "idea_id": purpose.idea_id,
        "stage": purpose.stage,
        "day": purpose.day,
        "provider": expected.usage.provider,
        "model": expected.usage.model,
        "amounts": {measure.value: str(amount) for measure, amount in expected.usage.amounts.items()},
        "currency": expected.money.currency,
        "reserved": expected.money.amount,
        "charged": Decimal(0),
        "held_until": held_until,
        "at": at,
    }


def expense_of(row: RowMapping) -> Expense:
    purpose = Purpose(
        tenant_id=row["tenant_id"],
        channel_id=row["channel_id"],
        day=row["day"],
        run_id=row["run_id"],
        idea_id=row["idea_id"],
        stage=row["stage"],
    )
    amounts = {Measure(name): Decimal(amount) for name, amount in row["amounts"].items()}
    return Expense(
        order=row["order_key"],
        purpose=purpose,
        usage=Usage(provider=row["provider"], model=row["model"], amounts=amounts),
        reserved=Money(row["reserved"], row["currency"]),
        charged=Money(row["charged"], row["currency"]),
        at=row["at"],
    )
