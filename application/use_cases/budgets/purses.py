"""Pay for orders from the ledger."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

from application.ports.ledger import BudgetBook, Ledger, OrderKey, Purchase, Reservation
from application.ports.purse import Account, Bill, Purse, Purses, purse_open
from domain.budgets.budget import Purpose
from domain.budgets.money import Money
from domain.budgets.prices import Cost, NotPricedError, PriceList, Usage
from domain.shared.errors import ProviderSilentError


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPurses(Purses):
    """What nobody knows the price of is refused where a budget has caps, and counts nothing where none has."""

    ledger: Ledger
    book: BudgetBook
    prices: PriceList

    @asynccontextmanager
    async def open(self, purpose: Purpose, order: str) -> AsyncIterator[Account]:
        account = Account()
        with purse_open(_LedgerPurse(self, purpose, order, count(1))):
            yield account
        account.total = await self.ledger.close(purpose.tenant_id, order)

    async def cost_of(self, usage: Usage, purpose: Purpose) -> Cost:
        try:
            return self.prices.cost_of(usage)
        except NotPricedError:
            budgets = (None, purpose.channel_id)
            if any([(await self.book.budget(purpose.tenant_id, each)).caps for each in budgets]):
                raise
            return Cost(usage=usage, money=Money.nothing(self.prices.currency))


@dataclass(frozen=True, slots=True)
class _LedgerPurse(Purse):
    purses: LedgerPurses
    purpose: Purpose
    order: str
    numbers: "count[int]"

    @asynccontextmanager
    async def buy(self, bill: Bill) -> AsyncIterator[Bill]:
        """Leave the reservation of a purchase that is cancelled: it may have been made all the same."""
        if bill.expected.provider in self.purses.prices.free:
            yield bill
            return
        expected = await self.purses.cost_of(bill.expected, self.purpose)
        key = OrderKey(order=self.order, number=next(self.numbers))
        purchase = Purchase(key=key, purpose=self.purpose, expected=expected)
        reservation = await self.purses.ledger.reserve(purchase)
        try:
            yield bill
        except ProviderSilentError:
            await self._reconcile(reservation, bill.delivered or bill.expected)
            raise
        except Exception:
            await self._reconcile(reservation, bill.delivered)
            raise
        await self._reconcile(reservation, bill.delivered or bill.expected)

    async def _reconcile(self, reservation: Reservation, delivered: Usage | None) -> None:
        ledger = self.purses.ledger
        if delivered is None:
            await asyncio.shield(ledger.release(reservation))
        else:
            cost = await self.purses.cost_of(delivered, self.purpose)
            await asyncio.shield(ledger.settle(reservation, cost))
