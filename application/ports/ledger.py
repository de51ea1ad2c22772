"""What is spent: reserved before an order, reconciled after it, and never more than the caps allow."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from domain.budgets.budget import Budget, Purpose
from domain.budgets.money import Money
from domain.budgets.prices import Cost, Usage
from domain.shared.ids import ChannelId, IdeaId, TenantId

HELD_FOR = timedelta(hours=1)
"""Longer than any order takes, its retries included: whoever has not settled by then was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKey:
    """The same order, tried again, has the same key; `number` counts its purchases from 1."""

    order: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Purchase:
    """What is about to be bought, for whom, and what it is expected to cost."""

    key: OrderKey
    purpose: Purpose
    expected: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """`turn` tells a purchase from an earlier one of the same key, so that it is settled once."""

    purchase: Purchase
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """What was bought for whom; `reserved` is still held back, `charged` is what it really cost."""

    order: str
    purpose: Purpose
    usage: Usage
    reserved: Money
    charged: Money
    at: datetime


class Ledger(Protocol):
    @abstractmethod
    async def reserve(self, purchase: Purchase) -> Reservation:
        """Hold the money back, or raise `BudgetReachedError`: what is reserved and charged never exceeds a cap.

        Asked again for a key that is still reserved, hold it back once, for the newer purchase.
        A reservation that nobody settles ends by itself after `HELD_FOR`.
        """

    @abstractmethod
    async def settle(self, reservation: Reservation, cost: Cost) -> None:
        """Put what was really charged in the reservation's place; what is settled or released stays so."""

    @abstractmethod
    async def release(self, reservation: Reservation) -> None:
        """Nothing was bought: give the money back."""

    @abstractmethod
    async def close(self, tenant_id: TenantId, order: str) -> Money | None:
        """Count what an interrupted attempt left reserved as charged, and return what the order cost in all.

        None says that nothing was ever bought for it.
        """

    @abstractmethod
    async def expenses(
        self,
        tenant_id: TenantId,
        *,
        ideas: Sequence[IdeaId] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Sequence[Expense]:
        """Return the purchases for these ideas or days, the first one first; what was given back is no purchase."""


class BudgetBook(Protocol):
    """The budgets that a tenant set; without a channel its own."""

    @abstractmethod
    async def budget(self, tenant_id: TenantId, channel_id: ChannelId | None = None) -> Budget:
        """Return the empty budget if none was set, for a tenant the one of the settings."""

    @abstractmethod
    async def set_budget(
        self, tenant_id: TenantId, budget: Budget, channel_id: ChannelId | None = None, *, actor: str
    ) -> None:
        """Hold for the next order; what is spent already stays spent."""
