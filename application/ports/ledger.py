"""What is spent: reserved before an order, reconciled after it, and never more than the caps allow."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from domain.budgets.budget import Budget, Purpose
from domain.budgets.money import Money
from domain.budgets.prices import Measure
from domain.shared.ids import ChannelId, IdeaId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKey:
    """The same order, tried again, has the same key; `number` counts its purchases from 1."""

    order: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """`turn` tells a purchase from an earlier one of the same key, so that it is settled once."""

    tenant_id: TenantId
    key: OrderKey
    turn: int
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """What one purchase was for, and what was charged; `reserved` is held back still, beside it."""

    order: str
    stage: str
    provider: str
    model: str
    channel_id: UUID
    run_id: UUID | None
    idea_id: UUID | None
    day: date
    reserved: Money
    charged: Money
    amounts: Mapping[Measure, Decimal]
    at: datetime


class Ledger(Protocol):
    @abstractmethod
    async def reserve(
        self, purpose: Purpose, key: OrderKey, money: Money, *, provider: str, model: str = ""
    ) -> Reservation:
        """Hold the money back, or raise `BudgetReachedError`: what is reserved and charged never exceeds a cap.

        Asked again for a key that is still reserved, hold it back once, for the newer amount.
        A reservation that nobody settles ends by itself after a while.
        """

    @abstractmethod
    async def settle(self, reservation: Reservation, charged: Money, amounts: Mapping[Measure, Decimal]) -> None:
        """Put what was really charged in the reservation's place; settled once, it is settled."""

    @abstractmethod
    async def release(self, reservation: Reservation) -> None:
        """Nothing was bought: give the money back."""

    @abstractmethod
    async def close(self, tenant_id: TenantId, order: str) -> Money:
        """Count what an interrupted attempt left reserved as charged, and return what the order cost in all."""

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
