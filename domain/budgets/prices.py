"""What providers ask for what they deliver, and what an order costs by that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Self

from domain.budgets.money import Money
from domain.shared.errors import ProviderRefusedError


class Measure(StrEnum):
    """What is counted of a delivery."""

    INPUT_TOKENS = "input_tokens"
    OUTPUT_TOKENS = "output_tokens"
    PICTURES = "pictures"
    SPEECH_SECONDS = "speech_seconds"


class NotPricedError(ProviderRefusedError):
    """A provider delivers something whose price nobody knows, so no budget can be kept: another one may serve."""

    code = "not_priced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How much of what one provider delivered, or is expected to deliver."""

    provider: str
    model: str = ""
    amounts: Mapping[Measure, Decimal] = field(default_factory=dict)

    @classmethod
    def text(cls, provider: str, model: str, *, input_tokens: int, output_tokens: int) -> Self:
        amounts = {Measure.INPUT_TOKENS: Decimal(input_tokens), Measure.OUTPUT_TOKENS: Decimal(output_tokens)}
        return cls(provider=provider, model=model, amounts=amounts)

    @classmethod
    def pictures(cls, provider: str, model: str, count: int = 1) -> Self:
        return cls(provider=provider, model=model, amounts={Measure.PICTURES: Decimal(count)})

    @classmethod
    def speech(cls, provider: str, model: str, seconds: float) -> Self:
        return cls(provider=provider, model=model, amounts={Measure.SPEECH_SECONDS: Decimal(str(seconds))})


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What `per` of a measure cost at a provider; an empty `model` holds for those that have no price of their own."""

    provider: str
    measure: Measure
    money: Money
    model: str = ""
    per: Decimal = Decimal(1)

    def of(self, amount: Decimal) -> Money:
        return Money(self.money.amount * amount / self.per, self.money.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What was delivered, and what that costs."""

    usage: Usage
    money: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """Providers in `free` cost nothing. Whoever is neither free nor priced is refused by `NotPricedError`."""

    prices: Mapping[tuple[str, str, Measure], Price] = field(default_factory=dict)
    free: frozenset[str] = frozenset()
    currency: str = "USD"

    @classmethod
    def of(cls, prices: Iterable[Price], *, free: Iterable[str] = (), currency: str = "USD") -> Self:
        named = {(price.provider, price.model, price.measure): price for price in prices}
        return cls(prices=named, free=frozenset(free), currency=currency)

    def cost_of(self, usage: Usage) -> Cost:
        total = Money.nothing(self.currency)
        if usage.provider not in self.free:
            for measure, amount in usage.amounts.items():
                total += self._price(usage, measure).of(amount)
        return Cost(usage=usage, money=total.rounded_up())

    def _price(self, usage: Usage, measure: Measure) -> Price:
        for model in (usage.model, ""):
            found = self.prices.get((usage.provider, model, measure))
            if found is not None:
                return found
        what = f"{measure.replace('_', ' ')} of {usage.provider} {usage.model}".strip()
        msg = f"Nobody knows the price of {what}: set it in TGCF_BUDGET__PRICES, 0 if it is free."
        raise NotPricedError(msg)
