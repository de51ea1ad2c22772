"""Orders on connections of their own, at once: the caps hold, whoever is first."""

import asyncio
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.budgets import SqlBudgetBook
from adapters.persistence.sql.engine import open_engine, open_sessions
from adapters.persistence.sql.ledger import SqlLedger
from application.ports.ledger import Reservation
from domain.budgets.budget import BudgetReachedError
from domain.shared.ids import TenantId
from entrypoints.embedded.postgres import PostgresUrls
from tests.support.purchases import SetClock, a_budget, a_cost, a_purchase, a_purpose, usd

pytestmark = pytest.mark.postgres

PARTS = st.lists(st.integers(1, 70), min_size=2, max_size=10)
NEW_TENANTS = iter(range(1, 10_000))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=PARTS)
def test_two_connections_never_pass_a_cap_together(database_urls: PostgresUrls, parts: list[int]) -> None:
    asyncio.run(_raced(database_urls, parts))


async def _raced(urls: PostgresUrls, parts: list[int]) -> None:
    tenant = TenantId(UUID(int=next(NEW_TENANTS)))
    engines = [open_engine(urls.app, pool_size=1) for _ in range(2)]
    ledgers = [SqlLedger(open_sessions(engine), SetClock()) for engine in engines]
    await SqlBudgetBook(open_sessions(engines[0]), SetClock()).set_budget(
        tenant, a_budget(None, tenant_day="1.00"), actor="user:ann"
    )
    orders = [
        ledgers[number % 2].reserve(a_purchase(a_purpose(tenant), str(Decimal(cents) / 100)))
        for number, cents in enumerate(parts)
    ]
    answers = await asyncio.gather(*orders, return_exceptions=True)
    held = [answer for answer in answers if isinstance(answer, Reservation)]
    refused = [answer for answer in answers if isinstance(answer, BudgetReachedError)]
    await asyncio.gather(*(ledgers[0].settle(each, each.purchase.expected) for each in held))
    spent = sum(e.charged.amount for e in await ledgers[1].expenses(tenant))
    for engine in engines:
        await engine.dispose()

    assert len(held) + len(refused) == len(parts)
    assert spent == sum(each.purchase.expected.money.amount for each in held) <= Decimal("1.00")
    assert held, "the first of them always fits"


async def test_one_order_that_two_workers_try_at_once_is_reserved_once(
    sessions: async_sessionmaker[AsyncSession],
) -> None:
    tenant = TenantId(UUID(int=next(NEW_TENANTS)))
    ledger = SqlLedger(sessions, SetClock(), a_budget(None, tenant_day="1.00"))
    purchase = a_purchase(a_purpose(tenant), "0.60", "order")

    first, second = await asyncio.gather(ledger.reserve(purchase), ledger.reserve(purchase))
    await asyncio.gather(*(ledger.settle(each, a_cost("0.60")) for each in (first, second)))

    assert first == second
    assert [e.charged for e in await ledger.expenses(tenant)] == [usd("0.60")]
