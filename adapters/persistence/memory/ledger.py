"""The ledger of the tests: the same promises as on PostgreSQL, kept in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from application.ports.clock import Clock
from application.ports.ledger import HELD_FOR, BudgetBook, Expense, Ledger, Purchase, Reservation
from domain.budgets.budget import Budget, Cap, caps_of, refused_by
from domain.budgets.money import Money
from domain.budgets.prices import Cost, Usage
from domain.shared.ids import ChannelId, IdeaId, TenantId


@dataclass
class _Entry:
    """`held_until` is empty for what was settled or released."""

    number: int
    turn: int
    expense: Expense
    held_until: datetime | None

    def counted(self, now: datetime) -> Money:
        is_held = self.held_until is not None and self.held_until > now
        return self.expense.charged + self.expense.reserved if is_held else self.expense.charged

    def is_under(self, cap: Cap) -> bool:
        purpose = self.expense.purpose
        subjects: tuple[UUID | None, ...] = (None, purpose.channel_id, purpose.run_id, purpose.idea_id)
        in_time = cap.since is None or cap.until is None or cap.since <= purpose.day <= cap.until
        return in_time and cap.subject in subjects

    def finish(self, cost: Cost) -> None:
        nothing = Money.nothing(cost.money.currency)
        self.expense = replace(self.expense, charged=cost.money, reserved=nothing, usage=cost.usage)
        self.held_until = None


@dataclass
class MemoryLedger(Ledger, BudgetBook):
    clock: Clock
    usual: Budget = field(default_factory=Budget)
    entries: list[_Entry] = field(default_factory=list)
    budgets: dict[tuple[TenantId, ChannelId | None], Budget] = field(default_factory=dict)

    async def reserve(self, purchase: Purchase) -> Reservation:
        purpose, money, now = purchase.purpose, purchase.expected.money, self.clock.now()
        tenant = await self.budget(purpose.tenant_id)
        channel = await self.budget(purpose.tenant_id, purpose.channel_id)
        earlier = [e for e in self._of(purpose.tenant_id, purchase.key.order) if e.number == purchase.key.number]
        held = next((e for e in earlier if e.held_until is not None), None)
        others = [e for e in self._own(purpose.tenant_id) if e is not held]
        for cap in caps_of(purpose, tenant, channel):
            spent = sum((e.counted(now) for e in others if e.is_under(cap)), Money.nothing(money.currency))
            if cap.limit < spent + money:
                raise refused_by(cap, spent, money, tenant, channel)
        turn = held.turn if held else len(earlier) + 1
        self.entries = [e for e in self.entries if e is not held]
        self.entries.append(_Entry(purchase.key.number, turn, _expense(purchase, now), now + HELD_FOR))
        return Reservation(purchase=purchase, turn=turn)

    async def settle(self, reservation: Reservation, cost: Cost) -> None:
        purchase = reservation.purchase
        for entry in self._of(purchase.purpose.tenant_id, purchase.key.order):
            is_it = (entry.number, entry.turn) == (purchase.key.number, reservation.turn)
            if is_it and entry.held_until is not None:
                entry.finish(cost)

    async def release(self, reservation: Reservation) -> None:
        expected = reservation.purchase.expected
        nothing = Usage(provider=expected.usage.provider, model=expected.usage.model)
        await self.settle(reservation, Cost(usage=nothing, money=Money.nothing(expected.money.currency)))

    async def close(self, tenant_id: TenantId, order: str) -> Money | None:
        entries = self._of(tenant_id, order)
        for entry in entries:
            if entry.held_until is not None:
                entry.finish(Cost(usage=entry.expense.usage, money=entry.expense.reserved))
        charged = [entry.expense.charged for entry in entries]
        return sum(charged[1:], charged[0]) if charged else None

    async def expenses(
        self,
        tenant_id: TenantId,
        *,
        ideas: Sequence[IdeaId] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Sequence[Expense]:
        now = self.clock.now()
        return [
            entry.expense
            for entry in self._own(tenant_id)
            if not entry.counted(now).is_nothing
            and (ideas is None or entry.expense.purpose.idea_id in ideas)
            and (since is None or entry.expense.purpose.day >= since)
            and (until is None or entry.expense.purpose.day <= until)
        ]

    async def budget(self, tenant_id: TenantId, channel_id: ChannelId | None = None) -> Budget:
        return self.budgets.get((tenant_id, channel_id), Budget() if channel_id else self.usual)

    async def set_budget(
        self,
        tenant_id: TenantId,
        budget: Budget,
        channel_id: ChannelId | None = None,
        *,
        actor: str,  # noqa: ARG002 - memory keeps no audit trail
    ) -> None:
        self.budgets[tenant_id, channel_id] = budget

    def _own(self, tenant_id: TenantId) -> list[_Entry]:
        return [e for e in self.entries if e.expense.purpose.tenant_id == tenant_id]

    def _of(self, tenant_id: TenantId, order: str) -> list[_Entry]:
        return [e for e in self._own(tenant_id) if e.expense.order == order]


def _expense(purchase: Purchase, at: datetime) -> Expense:
    money = purchase.expected.money
    return Expense(
        order=purchase.key.order,
        purpose=purchase.purpose,
        usage=purchase.expected.usage,
        reserved=money,
        charged=Money.nothing(money.currency),
        at=at,
    )
