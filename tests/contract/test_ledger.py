"""Every ledger keeps the same promises: no cap is exceeded, and what was bought is counted once."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from adapters.persistence.memory.ledger import MemoryLedger
from adapters.persistence.sql.budgets import SqlBudgetBook
from adapters.persistence.sql.ledger import SqlLedger
from application.ports.ledger import HELD_FOR, BudgetBook, Ledger
from domain.budgets.budget import BudgetExhaustedError, BudgetReachedError, WhenReached
from domain.budgets.prices import Measure
from domain.shared.ids import ChannelId, IdeaId, RunId, TenantId
from tests.support.purchases import CHANNEL, TODAY, SetClock, a_budget, a_cost, a_purchase, a_purpose, usd

TENANT, OTHER = TenantId(UUID(int=1)), TenantId(UUID(int=2))
USUAL = a_budget(tenant_day="9.00")


@dataclass(frozen=True, slots=True)
class Subject:
    ledger: Ledger
    book: BudgetBook
    clock: SetClock

    async def cap(self, channel: ChannelId | None = None, **caps: str) -> None:
        await self.book.set_budget(TENANT, a_budget(None, **caps), channel, actor="user:ann")


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def subject(request: pytest.FixtureRequest) -> Subject:
    clock = SetClock()
    if request.param == "memory":
        ledger = MemoryLedger(clock, USUAL)
        return Subject(ledger, ledger, clock)
    sessions = request.getfixturevalue("sessions")
    return Subject(SqlLedger(sessions, clock, USUAL), SqlBudgetBook(sessions, clock, USUAL), clock)


async def test_a_cap_is_reached_to_the_last_cent_and_not_passed(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00")
    for _ in range(4):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.25"))

    with pytest.raises(BudgetReachedError, match=r"of 1\.00 USD, 1\.00 USD are spent or reserved, and 0\.0001 USD"):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.0001"))


async def test_the_settings_cap_holds_for_a_tenant_that_set_none(subject: Subject) -> None:
    with pytest.raises(BudgetReachedError):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "9.01"))


async def test_a_reservation_is_replaced_by_what_was_really_charged(subject: Subject) -> None:
    purpose = a_purpose(TENANT)
    reservation = await subject.ledger.reserve(a_purchase(purpose, "0.50", "order"))
    await subject.ledger.settle(reservation, a_cost("0.31", count=2))
    await subject.ledger.settle(reservation, a_cost("0.31", count=2))

    expense, *more = await subject.ledger.expenses(TENANT, since=TODAY, until=TODAY)
    assert more == []
    assert (expense.order, expense.reserved, expense.charged, expense.purpose) == (
        "order",
        usd("0"),
        usd("0.31"),
        purpose,
    )
    assert expense.usage.amounts == {Measure.PICTURES: Decimal(2)}


async def test_what_was_not_bought_is_given_back(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00")
    reservation = await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))
    await subject.ledger.release(reservation)

    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))

    assert len(await subject.ledger.expenses(TENANT)) == 1


async def test_an_order_that_is_tried_again_is_reserved_once(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00")
    purchase = a_purchase(a_purpose(TENANT), "0.60")
    first = await subject.ledger.reserve(purchase)

    again = await subject.ledger.reserve(purchase)

    assert again == first
    with pytest.raises(BudgetReachedError):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.60"))


async def test_an_order_that_is_bought_twice_is_charged_twice(subject: Subject) -> None:
    purchase = a_purchase(a_purpose(TENANT), "0.60", "order")
    for _ in range(2):
        await subject.ledger.settle(await subject.ledger.reserve(purchase), a_cost("0.60"))

    assert await subject.ledger.close(TENANT, "order") == usd("1.20")


async def test_what_an_interrupted_attempt_reserved_is_counted_when_its_order_is_closed(subject: Subject) -> None:
    purpose = a_purpose(TENANT)
    await subject.ledger.settle(await subject.ledger.reserve(a_purchase(purpose, "0.20", "order")), a_cost("0.10"))
    await subject.ledger.reserve(a_purchase(purpose, "0.30", "order", 2))

    assert await subject.ledger.close(TENANT, "order") == usd("0.40")
    assert await subject.ledger.close(TENANT, "another") is None
    subject.clock.pass_by(HELD_FOR)
    assert sum(e.charged.amount for e in await subject.ledger.expenses(TENANT)) == Decimal("0.40")


async def test_the_reservation_of_a_lost_run_ends_by_itself(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00")
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))
    subject.clock.pass_by(HELD_FOR)

    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))


async def test_what_comes_after_its_reservation_ended_is_counted_all_the_same(subject: Subject) -> None:
    late = await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))
    subject.clock.pass_by(HELD_FOR + timedelta(seconds=1))
    await subject.ledger.settle(late, a_cost("0.90"))

    assert [e.charged for e in await subject.ledger.expenses(TENANT)] == [usd("0.90")]


async def test_another_day_has_its_own_budget_and_the_month_adds_them_up(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00", tenant_month="1.50")
    yesterday = TODAY - timedelta(days=1)
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT, day=yesterday), "1.00"))

    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.50"))
    with pytest.raises(BudgetReachedError, match="of the month"):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.10"))
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT, day=TODAY + timedelta(days=1)), "1.00"))


async def test_a_channel_has_its_own_cap_even_of_nothing_and_tenants_do_not_share_theirs(subject: Subject) -> None:
    poor = ChannelId(uuid4())
    await subject.cap(tenant_day="5.00", channel_day="1.00")
    await subject.cap(poor, channel_day="0")

    with pytest.raises(BudgetReachedError, match="channel's day"):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT, channel_id=poor), "0.01"))
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT, channel_id=poor), "0"))
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))
    with pytest.raises(BudgetReachedError, match="channel's day"):
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.01"))
    await subject.ledger.reserve(a_purchase(a_purpose(OTHER), "5.00"))


@pytest.mark.parametrize("scope", ["run", "video"])
async def test_the_cap_of_a_run_or_a_video_is_lifted_by_no_other_day(subject: Subject, scope: str) -> None:
    await subject.cap(None, **{scope: "1.00"})
    purpose = a_purpose(TENANT, run_id=RunId(uuid4()), idea_id=IdeaId(uuid4()))
    await subject.ledger.reserve(a_purchase(purpose, "1.00"))

    tomorrow = a_purpose(TENANT, run_id=purpose.run_id, idea_id=purpose.idea_id, day=TODAY + timedelta(days=1))
    with pytest.raises(BudgetExhaustedError, match="Raise the cap"):
        await subject.ledger.reserve(a_purchase(tomorrow, "0.01"))
    await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "1.00"))


async def test_what_to_do_at_a_cap_is_the_channels_word_before_the_tenants(subject: Subject) -> None:
    await subject.book.set_budget(TENANT, a_budget(WhenReached.WAIT, tenant_day="0"), actor="user:ann")
    with pytest.raises(BudgetReachedError) as waiting:
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.01"))
    await subject.book.set_budget(TENANT, a_budget(WhenReached.OFFLINE), CHANNEL, actor="user:ann")
    with pytest.raises(BudgetReachedError) as offline:
        await subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.01"))

    assert (waiting.value.waits, offline.value.waits) == (True, False)


async def test_a_budget_is_read_as_it_was_set(subject: Subject) -> None:
    wanted = a_budget(WhenReached.OFFLINE, tenant_day="1.50", video="0.20")
    await subject.book.set_budget(TENANT, wanted, actor="user:ann")

    found = await subject.book.budget(TENANT)
    assert (dict(found.caps), found.when_reached) == (dict(wanted.caps), WhenReached.OFFLINE)
    assert await subject.book.budget(OTHER) == USUAL
    assert (await subject.book.budget(TENANT, CHANNEL)).caps == ()


async def test_only_the_expenses_that_are_asked_for_are_told(subject: Subject) -> None:
    first, second = a_purpose(TENANT), a_purpose(TENANT, day=TODAY - timedelta(days=3))
    for purpose in (first, second, a_purpose(OTHER)):
        await subject.ledger.settle(await subject.ledger.reserve(a_purchase(purpose, "0.20")), a_cost("0.20"))
    assert first.idea_id is not None

    of_idea = await subject.ledger.expenses(TENANT, ideas=[first.idea_id])
    assert [e.purpose for e in of_idea] == [first]
    assert [e.purpose for e in await subject.ledger.expenses(TENANT, until=TODAY - timedelta(days=1))] == [second]


async def test_of_many_who_order_at_once_only_those_get_through_whom_the_cap_has_room_for(subject: Subject) -> None:
    await subject.cap(tenant_day="1.00")
    orders = [subject.ledger.reserve(a_purchase(a_purpose(TENANT), "0.30")) for _ in range(12)]

    answers = await asyncio.gather(*orders, return_exceptions=True)

    refused = [answer for answer in answers if isinstance(answer, BudgetReachedError)]
    assert len(refused) == len(orders) - 3
