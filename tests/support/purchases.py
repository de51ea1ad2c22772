"""Purchases and budgets for tests, and a clock that tests set."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from application.ports.clock import Clock
from application.ports.ledger import OrderKey, Purchase
from domain.budgets.budget import Budget, CapScope, Purpose, WhenReached
from domain.budgets.money import Money
from domain.budgets.prices import Cost, Measure, Price, PriceList, Usage
from domain.shared.ids import ChannelId, IdeaId, RunId, TenantId

TODAY = date(2026, 3, 31)
CHANNEL = ChannelId(uuid4())


@dataclass
class SetClock(Clock):
    at: datetime = datetime(2026, 3, 31, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_by(self, time: timedelta) -> None:
        self.at += time


def usd(amount: str) -> Money:
    return Money(Decimal(amount))


def a_purpose(tenant_id: TenantId, **changes: Any) -> Purpose:
    fields: dict[str, Any] = {
        "tenant_id": tenant_id,
        "channel_id": CHANNEL,
        "day": TODAY,
        "run_id": RunId(uuid4()),
        "idea_id": IdeaId(uuid4()),
        "stage": "assets",
    }
    return Purpose(**fields | changes)


def a_cost(amount: str, provider: str = "openai", count: int = 1) -> Cost:
    return Cost(usage=Usage.pictures(provider, "a-model", count), money=usd(amount))


def a_purchase(purpose: Purpose, amount: str, order: str = "", number: int = 1) -> Purchase:
    key = OrderKey(order=order or f"order:{uuid4()}", number=number)
    return Purchase(key=key, purpose=purpose, expected=a_cost(amount))


def a_budget(when_reached: WhenReached | None = None, **caps: str) -> Budget:
    named = tuple((CapScope(scope), usd(amount)) for scope, amount in caps.items())
    return Budget(caps=named, when_reached=when_reached)


PRICES = PriceList.of(
    [
        Price(provider="openai", measure=Measure.PICTURES, money=usd("0.10")),
        Price(provider="openai", measure=Measure.INPUT_TOKENS, money=usd("0.001"), per=Decimal(1000)),
        Price(provider="openai", measure=Measure.OUTPUT_TOKENS, money=usd("0.01"), per=Decimal(1000)),
    ],
    free=["cards"],
)
