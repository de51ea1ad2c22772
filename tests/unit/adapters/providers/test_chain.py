"""Who serves, and what is told of those who did not."""

from dataclasses import dataclass

import pytest

from adapters.providers.chain import Chain, Member
from adapters.providers.guard import Guard, Limits
from domain.assets.provenance import Passed, Provenance
from domain.budgets.budget import BudgetReachedError, WhenReached
from domain.shared.errors import (
    InvalidInputError,
    NothingFittingError,
    ProviderRefusedError,
    ProviderUnavailableError,
)
from tests.support.chains import a_chain


@dataclass
class Baker:
    answer: str | Exception

    async def bake(self) -> str:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


async def bake(_: str, baker: Baker) -> str:
    return await baker.bake()


async def test_the_first_serves_and_says_so() -> None:
    served = await a_chain(first=Baker("bread"), second=Baker("cake")).serve(bake)

    assert (served.provider, served.delivery, served.passed) == ("first", "bread", ())
    assert served.told(Provenance(model="oven")) == Provenance(
        provider="first", model="oven", reason="It comes first in the order of providers."
    )


async def test_who_did_not_serve_is_told_with_the_reason() -> None:
    chain = a_chain(
        first=Baker(NothingFittingError("No flour.")),
        second=Baker(ProviderUnavailableError("Closed.")),
        third=Baker("cake"),
    )
    served = await chain.serve(bake)

    assert served.passed == (
        Passed(provider="first", reason="No flour."),
        Passed(provider="second", reason="Closed."),
    )
    assert served.reason == "It comes next in the order after first, second, who did not serve."


async def test_a_channel_names_another_order() -> None:
    chain = a_chain(first=Baker("bread"), second=Baker("cake"))

    assert (await chain.serve(bake, ("second", "first"))).delivery == "cake"


async def test_who_is_not_set_up_is_passed_and_told() -> None:
    closed: Member[Baker] = Member(None, Guard("second", Limits()), "Set its key.")
    chain = Chain({"first": Member(Baker("bread"), Guard("first", Limits())), "second": closed}, ("first",))
    served = await chain.serve(bake, ("second", "unknown", "first"))

    assert [passed.reason for passed in served.passed] == ["Set its key.", "It is not set up here."]


async def test_who_has_nothing_to_do_with_it_is_not_told() -> None:
    served = await a_chain(first=Baker("bread"), second=Baker("cake")).serve(bake, skipped=["first"])

    assert (served.provider, served.passed) == ("second", ())


async def test_if_nobody_serves_the_first_that_may_later_is_waited_for() -> None:
    chain = a_chain(
        first=Baker(ProviderUnavailableError("Busy.", retry_after_sec=40)),
        second=Baker(ProviderRefusedError("No.")),
        third=Baker(ProviderUnavailableError("Closed.", retry_after_sec=20)),
    )
    with pytest.raises(ProviderUnavailableError, match=r"Busy\. Closed\.") as told:
        await chain.serve(bake)

    assert told.value.retry_after_sec == 20


async def test_if_everybody_refuses_the_last_word_counts() -> None:
    with pytest.raises(ProviderRefusedError, match="Never"):
        await a_chain(first=Baker(ProviderRefusedError("No.")), last=Baker(ProviderRefusedError("Never."))).serve(bake)


async def test_a_wrong_order_is_nobodys_to_serve() -> None:
    with pytest.raises(InvalidInputError):
        await a_chain(first=Baker(InvalidInputError("No such template.")), last=Baker("cake")).serve(bake)


async def test_a_budget_that_is_reached_waits_or_lets_the_free_one_serve() -> None:
    free = BudgetReachedError("Reached.", WhenReached.OFFLINE)
    served = await a_chain(paid=Baker(free), free=Baker("bread")).serve(bake)

    assert (served.provider, served.passed[0].reason) == ("free", "Reached.")
    with pytest.raises(BudgetReachedError):
        await a_chain(paid=Baker(BudgetReachedError("Reached.")), free=Baker("bread")).serve(bake)
