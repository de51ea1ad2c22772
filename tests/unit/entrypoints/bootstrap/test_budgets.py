"""Prices and caps come from the settings: what is not given stays as it was."""

from decimal import Decimal

import pytest

from domain.budgets.budget import CapScope, WhenReached
from domain.budgets.prices import NotPricedError, Usage
from entrypoints.bootstrap.budgets import price_list, usual_budget
from entrypoints.bootstrap.settings import Settings
from tests.support.purchases import usd


def test_without_a_setting_there_is_no_cap_and_orders_wait() -> None:
    budget = usual_budget(Settings().budget)

    assert (budget.caps, budget.when_reached) == ((), WhenReached.WAIT)


def test_a_cap_of_nothing_is_a_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_BUDGET__TENANT_DAY", "0")
    monkeypatch.setenv("TGCF_BUDGET__VIDEO", "0.35")
    monkeypatch.setenv("TGCF_BUDGET__WHEN_REACHED", "offline")
    budget = usual_budget(Settings().budget)

    assert dict(budget.caps) == {CapScope.TENANT_DAY: usd("0"), CapScope.VIDEO: usd("0.35")}
    assert budget.when_reached is WhenReached.OFFLINE


def test_texts_are_priced_by_the_thousand_tokens_and_the_free_cost_nothing() -> None:
    prices = price_list(Settings().budget)

    text = Usage.text("openai", "gpt-5-mini", input_tokens=8000, output_tokens=1000)
    assert prices.cost_of(text).money == usd("0.004")
    assert prices.cost_of(Usage.speech("openai", "gpt-4o-mini-tts", 40)).money == usd("0.01")
    assert prices.cost_of(Usage.speech("espeak", "", 40)).money.is_nothing
    with pytest.raises(NotPricedError):
        prices.cost_of(Usage.pictures("another", "unknown"))


def test_a_price_is_added_to_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_BUDGET__PRICES", '{"mine": {"*": {"pictures": "0.02"}}}')
    prices = price_list(Settings().budget)

    assert prices.cost_of(Usage.pictures("mine", "any", 3)).money == usd("0.06")
    assert prices.cost_of(Usage.pictures("openai", "dall-e-3")).money.amount == Decimal("0.08")
