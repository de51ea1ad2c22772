"""Prices and caps, as the settings give them."""

from collections.abc import Iterator
from decimal import Decimal

from domain.budgets.budget import Budget, CapScope
from domain.budgets.money import Money
from domain.budgets.prices import Measure, Price, PriceList
from entrypoints.bootstrap.settings import BudgetSettings

_ANY_MODEL = "*"
_PER = {Measure.INPUT_TOKENS: Decimal(1000), Measure.OUTPUT_TOKENS: Decimal(1000)}


def price_list(budget: BudgetSettings) -> PriceList:
    return PriceList.of(_prices(budget), free=budget.free, currency=budget.currency)


def usual_budget(budget: BudgetSettings) -> Budget:
    """Return the budget of a tenant that set none."""
    given = {scope: getattr(budget, scope) for scope in CapScope}
    caps = tuple((scope, Money(cap, budget.currency)) for scope, cap in given.items() if cap is not None)
    return Budget(caps=caps, when_reached=budget.when_reached)


def _prices(budget: BudgetSettings) -> Iterator[Price]:
    for provider, models in budget.prices.items():
        for model, measures in models.items():
            for measure, amount in measures.items():
                yield Price(
                    provider=provider,
                    model="" if model == _ANY_MODEL else model,
                    measure=measure,
                    money=Money(amount, budget.currency),
                    per=_PER.get(measure, Decimal(1)),
                )
