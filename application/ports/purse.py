"""How an adapter pays: it reserves before it asks a provider for something that costs, and says what was delivered."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol

from domain.budgets.budget import Purpose
from domain.budgets.money import Money
from domain.budgets.prices import Usage


@dataclass(slots=True)
class Bill:
    """What one purchase is expected to be, and what it was."""

    expected: Usage
    delivered: Usage | None = None

    def deliver(self, usage: Usage) -> None:
        """Note what the provider will charge; said before an answer is read, since a bad one is charged too."""
        self.delivered = usage


class Purse(Protocol):
    @abstractmethod
    def buy(self, bill: Bill) -> AbstractAsyncContextManager[Bill]:
        """Reserve on entering, reconcile on leaving."""


@dataclass(slots=True)
class Account:
    """What an order cost in all, earlier attempts included; none if it was for nothing, or is not over yet."""

    total: Money | None = None


class Purses(Protocol):
    @abstractmethod
    def open(self, purpose: Purpose, order: str) -> AbstractAsyncContextManager[Account]:
        """Pay for whatever is ordered inside on this purpose; the same order, tried again, is the same one.

        Left without an error, the order is done, and the account says what it cost.
        """


class NobodyPays(Purses):
    """Where no account is kept."""

    @asynccontextmanager
    async def open(self, purpose: Purpose, order: str) -> AsyncIterator[Account]:  # noqa: ARG002 - for nothing
        yield Account()


_purse: ContextVar[Purse | None] = ContextVar("purse", default=None)


@contextmanager
def purse_open(purse: Purse) -> Iterator[None]:
    """Let everything that is ordered inside, at any depth and by any fallback, pay from this purse."""
    token = _purse.set(purse)
    try:
        yield
    finally:
        _purse.reset(token)


@asynccontextmanager
async def paying(expected: Usage) -> AsyncIterator[Bill]:
    """Stand around each single request that costs, retries too.

    `async with paying(Usage.pictures("openai", model)) as bill:` ask; `bill.deliver(…)` if more or less was delivered.
    Raise `BudgetReachedError` before anything is sent if a cap would be exceeded; `error.waits` forbids a fallback.
    Left by an error, the purchase counts only if `bill.deliver(…)` was said, or if the provider was asked and silent.
    Left without one, what was expected counts unless something else was delivered.
    Without an open purse nobody keeps account.
    """
    purse = _purse.get()
    if purse is None:
        yield Bill(expected)
        return
    async with purse.buy(Bill(expected)) as bill:
        yield bill
