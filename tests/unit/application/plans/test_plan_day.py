"""A plan says what a day would make and cost, and spends nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from adapters.persistence.memory.ledger import MemoryLedger
from application.contracts.article import Article
from application.contracts.payloads import PostPayload
from application.contracts.pipeline import SourceProblem
from application.contracts.plan import DayPlan, PlannedVideo
from application.contracts.views import WorkCounts
from application.ports.foresight import Foreseen, Foresight, RenderPace
from application.use_cases.plans.channels import ChannelPlanner
from application.use_cases.plans.makers import Craft, Makers
from application.use_cases.plans.orders import Estimator
from application.use_cases.plans.plan_day import PlanDay
from domain.budgets.budget import WhenReached
from domain.ideas.idea import Idea
from domain.scripts.quality.finding import Check, Finding, error, warning
from domain.shared.ids import ScheduleRuleId, TenantId
from domain.tenancy.channel import Channel, ChannelStatus, GateMode, Gates, RuleStatus, ScheduleRule
from tests.support.builders import NOON, a_channel, an_idea
from tests.support.fake_boards import MemoryChannels
from tests.support.fake_makers import FakeScriptWriter
from tests.support.purchases import PRICES, TODAY, SetClock, a_budget, a_cost, a_purchase, a_purpose

TENANT = TenantId(uuid4())
ARTICLE = Article(source="launch.md", digest="0", title="Launch day", text="Three things decide.", blocks=())
PAID = Makers(
    order={Craft.TEXT: ("offline",), Craft.SPEECH: ("espeak",), Craft.IMAGERY: ("openai", "pillow")},
    models={(Craft.IMAGERY, "openai"): "draws"},
)
AUTO = Gates(idea=GateMode.AUTO, script=GateMode.AUTO, schedule=GateMode.AUTO)


@dataclass
class Foretold(Foresight):
    ideas_found: tuple[Idea, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    asked_at: list[datetime] = field(default_factory=list)

    async def ideas(self, tenant_id: TenantId, channel: Channel, sources: Sequence[str], at: datetime) -> Foreseen:
        self.asked_at.append(at)
        return Foreseen(ideas=tuple((idea, ARTICLE) for idea in self.ideas_found), problems=self.problems)


@dataclass
class Pace(RenderPace):
    pace: float | None = None

    async def measured(self, tenant_id: TenantId) -> float | None:
        return self.pace


class NoPosts:
    async def between(self, tenant_id: TenantId, start: datetime, end: datetime) -> Sequence[PostPayload]:
        return ()


class Counts:
    async def counts(self, tenant_id: TenantId) -> WorkCounts:
        return WorkCounts(ideas=2, failed=1)


@dataclass
class Planner:
    foresight: Foretold = field(default_factory=Foretold)
    channels: MemoryChannels = field(default_factory=MemoryChannels)
    ledger: MemoryLedger = field(default_factory=lambda: MemoryLedger(SetClock()))
    pace: Pace = field(default_factory=Pace)
    makers: Makers = PAID
    findings: tuple[Finding, ...] = ()

    def has(self, **changes: Any) -> Channel:
        channel = a_channel(gates=AUTO, **changes)
        self.channels.channels[channel.id] = channel
        return channel

    def finds(self, count: int) -> None:
        self.foresight.ideas_found = tuple(an_idea() for _ in range(count))

    async def plan(self, day: date = TODAY, slug: str = "") -> DayPlan:
        posts: Any = NoPosts()
        counts: Any = Counts()
        return await PlanDay(
            channels=self.channels,
            plan_channel=ChannelPlanner(foresight=self.foresight, posts=posts, clock=SetClock()),
            writer=FakeScriptWriter(),
            check=lambda _draft, _article, _channel: self.findings,
            estimator=Estimator(makers=self.makers, prices=PRICES),
            ledger=self.ledger,
            book=self.ledger,
            pace=self.pace,
            pipelines=counts,
        )(TENANT, day, slug)


def the_video(plan: DayPlan) -> PlannedVideo:
    (channel,) = plan.channels
    (video,) = channel.videos
    return video


async def test_an_empty_house_has_a_plan_with_nothing_in_it() -> None:
    plan = await Planner().plan()

    assert (plan.channels, plan.caps, plan.price, plan.render_sec) == ((), (), Decimal(0), 0)


async def test_orders_are_counted_by_kind_and_provider_and_priced() -> None:
    planner = Planner()
    planner.has()
    planner.finds(1)
    video = the_video(await planner.plan())

    told = {(order.kind, order.provider): (order.count, order.price) for order in video.orders}
    assert told["b-roll", "openai"] == (2, Decimal("0.20"))
    assert told["voiceover", "espeak"] == (2, None)
    assert told["thumbnail", "openai"] == (1, Decimal("0.10"))
    assert video.price == Decimal("0.30")


async def test_rendering_is_reckoned_by_what_was_measured_here() -> None:
    planner = Planner(pace=Pace(0.5))
    planner.has()
    planner.finds(1)
    plan = await planner.plan()

    assert the_video(plan).render_sec == the_video(plan).length_sec * 0.5 == plan.render_sec
    assert plan.is_measured


async def test_posts_take_the_slots_after_the_run_and_the_rest_is_told() -> None:
    planner = Planner()
    rule = ScheduleRule(
        id=ScheduleRuleId(uuid4()), times=("05:00", "12:00", "18:00"), status=RuleStatus.ACTIVE, updated_at=NOON
    )
    planner.has(run_at="06:00", rule=rule, time_zone="Europe/Berlin")
    planner.finds(3)
    plan = await planner.plan(TODAY + timedelta(days=1))
    (channel,) = plan.channels

    assert planner.foresight.asked_at == [datetime(2026, 4, 1, 4, tzinfo=UTC)]
    assert [video.slot and video.slot.hour for video in channel.videos] == [10, 16, None]
    assert channel.findings == ("1 of 3 posts find no slot that day and go out on a later one.",)


async def test_a_cap_that_the_plan_would_pass_is_told_with_what_is_spent_already() -> None:
    planner = Planner()
    channel = planner.has()
    planner.finds(2)
    await planner.ledger.set_budget(TENANT, a_budget(WhenReached.OFFLINE, tenant_day="0.50"), actor="user:ann")
    spent = a_purchase(a_purpose(TENANT, channel_id=channel.id), "0.15")
    await planner.ledger.settle(await planner.ledger.reserve(spent), a_cost("0.15"))
    await planner.ledger.set_budget(TENANT, a_budget(None, video="0.10"), channel.id, actor="user:ann")
    plan = await planner.plan()

    told = [(cap.name, cap.spent, cap.planned, cap.is_exceeded) for cap in plan.caps]
    assert told == [
        ("All channels, this day", Decimal("0.15"), Decimal("0.60"), True),
        (f"{channel.name}, a video", Decimal(0), Decimal("0.30"), True),
    ]
    assert plan.when_reached == "offline"
    assert len(await planner.ledger.expenses(TENANT)) == 1


async def test_who_has_to_decide_is_told() -> None:
    planner = Planner()
    channel = planner.has()
    planner.channels.channels[channel.id] = a_channel(id=channel.id, gates=Gates())
    planner.finds(1)
    plan = await planner.plan()

    assert the_video(plan).person == ("the idea", "the script", "the schedule")
    assert plan.waiting == ("2 ideas to decide on", "1 stopped by a failure")


async def test_errors_of_the_checks_hold_the_script_for_a_person_and_warnings_do_not() -> None:
    planner = Planner(findings=(error(Check.BANNED_WORD, "It says “cheap”."), warning(Check.HOOK, "A dull hook.")))
    planner.has()
    planner.finds(1)
    video = the_video(await planner.plan())

    assert video.findings == ("banned word: It says “cheap”.",)
    assert video.person == ("the script (its checks hold it)",)


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"status": ChannelStatus.PAUSED}, "It is paused: nothing is made."),
        ({"run_at": ""}, "It has no time for a daily run: this would happen if one were started by hand."),
    ],
)
async def test_a_channel_that_makes_nothing_by_itself_says_so(changes: dict[str, Any], finding: str) -> None:
    planner = Planner()
    planner.has(**changes)
    (channel,) = (await planner.plan()).channels

    assert finding in channel.findings


async def test_a_platforms_daily_bound_is_told() -> None:
    planner = Planner()
    planner.has(platform="facebook", run_at="06:00")
    planner.finds(31)
    (channel,) = (await planner.plan()).channels

    assert "31 posts a day are more than the 30 that facebook takes." in channel.findings
