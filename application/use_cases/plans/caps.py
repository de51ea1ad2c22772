"""Which caps a plan would meet: what is spent already, and what is planned beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from application.contracts.plan import PlannedCap, PlannedChannel
from application.ports.ledger import Expense
from domain.budgets.budget import Budget, CapScope

TENANT = "All channels"


@dataclass(frozen=True, slots=True)
class Spending:
    """Of the month in which the day is."""

    day: date
    expenses: Sequence[Expense]

    def of_day(self, channel: PlannedChannel | None = None) -> Decimal:
        return self._sum(
            each
            for each in self.expenses
            if each.purpose.day == self.day and (channel is None or each.purpose.channel_id == channel.channel_id)
        )

    def of_month(self) -> Decimal:
        return self._sum(self.expenses)

    def _sum(self, expenses: Iterable[Expense]) -> Decimal:
        return sum((each.charged.amount + each.reserved.amount for each in expenses), Decimal(0))


def tenant_caps(tenant: Budget, spending: Spending, planned: Decimal) -> list[PlannedCap]:
    spent = {CapScope.TENANT_DAY: spending.of_day(), CapScope.TENANT_MONTH: spending.of_month()}
    names = {CapScope.TENANT_DAY: f"{TENANT}, this day", CapScope.TENANT_MONTH: f"{TENANT}, this month"}
    return [
        PlannedCap(name=names[scope], limit=limit.amount, spent=spent[scope], planned=planned)
        for scope in spent
        if (limit := tenant.of(scope)) is not None
    ]


def channel_caps(tenant: Budget, own: Budget, channel: PlannedChannel, spending: Spending) -> list[PlannedCap]:
    """The dearest video stands for the cap of each."""
    dearest = max((video.price for video in channel.videos), default=Decimal(0))
    rows = [
        (CapScope.CHANNEL_DAY, "this day", spending.of_day(channel), channel.price),
        (CapScope.RUN, "a run", Decimal(0), channel.price),
        (CapScope.VIDEO, "a video", Decimal(0), dearest),
    ]
    return [
        PlannedCap(name=f"{channel.name}, {name}", limit=limit.amount, spent=spent, planned=planned)
        for scope, name, spent, planned in rows
        if (limit := tenant.of(scope) if own.of(scope) is None else own.of(scope)) is not None
    ]
