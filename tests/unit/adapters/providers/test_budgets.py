"""A reached budget lets nobody be asked, or only those who cost nothing, as the setting wants it; both visibly."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import uuid4

import pytest

from adapters.persistence.memory.ledger import MemoryLedger
from adapters.providers.imagery import FallbackImagery
from application.ports.imagery import Imagery, Picture, PictureOrder
from application.ports.purse import paying
from application.use_cases.budgets.purses import LedgerPurses
from domain.budgets.budget import BudgetReachedError, WhenReached
from domain.budgets.prices import Usage
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import ProviderUnavailableError
from domain.shared.ids import TenantId
from tests.support.chains import a_chain
from tests.support.purchases import PRICES, SetClock, a_budget, a_purpose

TENANT = TenantId(uuid4())
ORDER = PictureOrder(
    tenant_id=TENANT, visual=Visual(layout=Layout.HEADLINE, headline="Launch day"), template="gazette", wordmark="W"
)


@dataclass
class Painter(Imagery):
    """Costs 0.10 a picture; breaks `breaks` times after it was paid."""

    name: str
    costs: bool = False
    breaks: int = 0
    asked: list[PictureOrder] = field(default_factory=list)

    async def draw(self, order: PictureOrder) -> Picture:
        self.asked.append(order)
        if self.costs:
            usage = Usage.pictures("openai", "draws")
            async with paying(usage) as bill:
                bill.deliver(usage)
                if len(self.asked) <= self.breaks:
                    message = "It broke off in the middle of its answer."
                    raise ProviderUnavailableError(message)
        return Picture(key=self.name, width=1080, height=1920, source=self.name, licence="own")


@dataclass
class Studio:
    painter: Painter
    cards: Painter = field(default_factory=lambda: Painter("cards"))
    ledger: MemoryLedger = field(default_factory=lambda: MemoryLedger(SetClock()))

    async def draw(self, number: int) -> Picture:
        purses = LedgerPurses(ledger=self.ledger, book=self.ledger, prices=PRICES)
        imagery = FallbackImagery(a_chain(openai=self.painter, pillow=self.cards), ("openai",))
        async with purses.open(a_purpose(TENANT), f"asset {number}"):
            return await imagery.draw(ORDER)

    async def cap(self, amount: str, when_reached: WhenReached) -> None:
        await self.ledger.set_budget(TENANT, a_budget(when_reached, tenant_day=amount), actor="user:ann")

    async def spent(self) -> Decimal:
        return sum((each.charged.amount for each in await self.ledger.expenses(TENANT)), Decimal(0))


async def test_who_waits_for_a_budget_is_not_served_by_somebody_else() -> None:
    studio = Studio(Painter("model", costs=True))
    await studio.cap("0.10", WhenReached.WAIT)
    assert (await studio.draw(1)).source == "model"

    with pytest.raises(BudgetReachedError):
        await studio.draw(2)

    assert studio.cards.asked == []


async def test_who_goes_on_offline_says_why_the_card_is_shown() -> None:
    studio = Studio(Painter("model", costs=True))
    await studio.cap("0.10", WhenReached.OFFLINE)
    await studio.draw(1)
    drawn = await studio.draw(2)

    assert (drawn.source, drawn.provenance.provider) == ("cards", "pillow")
    assert "budget of the day is reached" in drawn.provenance.passed[0].reason
    assert await studio.spent() == Decimal("0.10")


@pytest.mark.parametrize("breaks", [1, 3, 50])
async def test_a_provider_that_breaks_after_it_was_paid_spends_no_more_than_the_budget(breaks: int) -> None:
    studio = Studio(Painter("model", costs=True, breaks=breaks))
    await studio.cap("0.50", WhenReached.OFFLINE)
    sources = [(await studio.draw(number)).source for number in range(20)]

    assert await studio.spent() <= Decimal("0.50") * Decimal("1.05")
    assert len(sources) == 20
    assert sources[-1] == "cards"
