"""Whatever happens to orders, and in whatever order, a cap is never passed and a settled purchase never forgotten."""

import asyncio
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from adapters.persistence.memory.ledger import MemoryLedger
from application.ports.ledger import HELD_FOR, Reservation
from domain.budgets.budget import BudgetReachedError
from domain.budgets.money import Money
from domain.budgets.prices import Cost, Usage
from domain.shared.ids import TenantId
from tests.support.purchases import CHANNEL, SetClock, a_budget, a_purchase, a_purpose, usd

TENANT = TenantId(CHANNEL)
CAP = usd("1.00")
PARTS = st.integers(1, 60).map(lambda cents: Decimal(cents) / 100)
ENDINGS = st.sampled_from(["settle", "settle less", "settle twice", "release", "crash", "crash and retry", "expire"])
STEPS = st.lists(st.tuples(PARTS, ENDINGS), max_size=25)


@given(STEPS)
def test_what_is_charged_and_held_stays_within_the_cap(steps: list[tuple[Decimal, str]]) -> None:
    asyncio.run(_walked(steps))


async def _walked(steps: list[tuple[Decimal, str]]) -> None:
    clock = SetClock()
    ledger = MemoryLedger(clock, a_budget(None, tenant_day=str(CAP.amount)))
    charged = Money.nothing()
    for number, (amount, ending) in enumerate(steps):
        purchase = a_purchase(a_purpose(TENANT), str(amount), f"order {number}")
        try:
            reservation = await ledger.reserve(purchase)
        except BudgetReachedError:
            continue
        if ending == "crash and retry":
            assert await ledger.reserve(purchase) == reservation
        charged += await _ended(ledger, reservation, ending, clock)

        expenses = await ledger.expenses(TENANT)
        assert sum((e.charged for e in expenses), Money.nothing()) == charged
        assert sum((e.charged + e.reserved for e in expenses), Money.nothing()) <= CAP


async def _ended(ledger: MemoryLedger, reservation: Reservation, ending: str, clock: SetClock) -> Money:
    expected = reservation.purchase.expected.money
    paid = expected * Decimal("0.5") if ending == "settle less" else expected
    cost = Cost(usage=Usage(provider="openai"), money=paid)
    if ending == "release":
        await ledger.release(reservation)
    if ending == "expire":
        clock.pass_by(HELD_FOR + timedelta(seconds=1))
    if not ending.startswith("settle"):
        return Money.nothing()
    for _ in range(2 if ending == "settle twice" else 1):
        await ledger.settle(reservation, cost)
    return paid
