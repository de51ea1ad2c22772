"""An order pays request by request, is stopped before the one that it cannot pay, and forgets nothing."""

import asyncio
from dataclasses import dataclass, field
from uuid import uuid4

import pytest

from adapters.persistence.memory.ledger import MemoryLedger
from application.ports.purse import Account, paying
from application.use_cases.budgets.purses import LedgerPurses
from domain.budgets.budget import BudgetReachedError, Purpose
from domain.budgets.money import Money
from domain.budgets.prices import NotPricedError, Usage
from domain.shared.errors import ProviderSilentError, ProviderUnavailableError
from domain.shared.ids import TenantId
from tests.support.purchases import PRICES, SetClock, a_budget, a_purpose, usd

PICTURE = Usage.pictures("openai", "draws")
AWAY = ProviderUnavailableError("Nobody answered.")


@dataclass
class Desk:
    purpose: Purpose = field(default_factory=lambda: a_purpose(TenantId(uuid4())))
    ledger: MemoryLedger = field(default_factory=lambda: MemoryLedger(SetClock()))

    @property
    def purses(self) -> LedgerPurses:
        return LedgerPurses(ledger=self.ledger, book=self.ledger, prices=PRICES)

    async def cap(self, **caps: str) -> None:
        await self.ledger.set_budget(self.purpose.tenant_id, a_budget(None, **caps), actor="user:ann")

    async def buy(self, count: int, order: str = "order") -> Account:
        async with self.purses.open(self.purpose, order) as account:
            for _ in range(count):
                async with paying(PICTURE):
                    await asyncio.sleep(0)
        return account

    async def charged(self) -> list[Money]:
        return [expense.charged for expense in await self.ledger.expenses(self.purpose.tenant_id)]


async def test_an_order_costs_what_its_requests_cost() -> None:
    assert (await Desk().buy(3)).total == usd("0.30")


async def test_an_order_for_nothing_costs_nothing() -> None:
    desk = Desk()
    async with desk.purses.open(desk.purpose, "order") as account, paying(Usage.pictures("cards", "")):
        pass

    assert account.total is None
    assert await desk.charged() == []


async def test_the_request_beyond_the_cap_is_never_sent() -> None:
    desk = Desk()
    await desk.cap(tenant_day="0.25")

    with pytest.raises(BudgetReachedError):
        await desk.buy(3)

    assert await desk.charged() == [usd("0.10"), usd("0.10")]


async def test_what_was_delivered_counts_instead_of_what_was_expected() -> None:
    desk = Desk()
    expected = Usage.text("openai", "writes", input_tokens=4000, output_tokens=8000)
    async with desk.purses.open(desk.purpose, "order") as account, paying(expected) as bill:
        bill.deliver(Usage.text("openai", "writes", input_tokens=3000, output_tokens=500))

    assert account.total == usd("0.008")


async def test_a_request_that_nobody_answered_is_given_back_and_a_bad_answer_is_paid() -> None:
    desk = Desk()
    with pytest.raises(ProviderUnavailableError):
        await _fail(desk, delivered=False)
    assert await desk.charged() == []

    with pytest.raises(ProviderUnavailableError):
        await _fail(desk, delivered=True)
    assert await desk.charged() == [usd("0.10")]


async def test_a_request_that_was_sent_and_never_answered_is_paid_each_time() -> None:
    """Nobody knows whether it was served, and a provider that is always silent shall not be asked without an end."""
    desk = Desk()
    await desk.cap(tenant_day="0.25")
    for _ in range(2):
        with pytest.raises(ProviderSilentError):
            await _fail(desk, ProviderSilentError("It did not answer in time."), delivered=False)

    assert await desk.charged() == [usd("0.10"), usd("0.10")]
    with pytest.raises(BudgetReachedError):
        await desk.buy(1)


async def test_a_request_that_was_cut_off_stays_reserved_until_its_order_is_tried_again() -> None:
    desk = Desk()
    await desk.cap(tenant_day="0.10")

    await _cut_off(desk)

    with pytest.raises(BudgetReachedError):
        await desk.buy(1, "another")
    assert (await desk.buy(1)).total == usd("0.10")


async def test_what_was_bought_before_a_crash_and_found_afterwards_is_paid_for() -> None:
    """The second attempt finds the picture in the store and orders nothing."""
    desk = Desk()
    await _cut_off(desk)

    assert (await desk.buy(0)).total == usd("0.10")


async def test_what_has_no_price_is_refused_where_there_is_a_cap_only() -> None:
    desk, sound = Desk(), Usage.speech("openai", "speaks", 12.5)
    async with desk.purses.open(desk.purpose, "order"), paying(sound):
        pass

    await desk.cap(tenant_day="1.00")
    with pytest.raises(NotPricedError, match="speech seconds of openai speaks"):
        async with desk.purses.open(desk.purpose, "order"), paying(sound):
            pass


async def test_without_a_purse_nobody_keeps_account() -> None:
    async with paying(PICTURE) as bill:
        assert bill.expected == PICTURE


async def _cut_off(desk: Desk) -> None:
    async def hanging() -> None:
        async with desk.purses.open(desk.purpose, "order"), paying(PICTURE):
            await asyncio.sleep(60)

    task = asyncio.create_task(hanging())
    await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _fail(desk: Desk, error: Exception = AWAY, *, delivered: bool) -> None:
    async with desk.purses.open(desk.purpose, "order"), paying(PICTURE) as bill:
        if delivered:
            bill.deliver(PICTURE)
        raise error
