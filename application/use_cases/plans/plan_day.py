"""Plan a day before anything is spent: what each channel would make, for how much, and what stands against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from application.contracts.plan import DayPlan, PlannedCap, PlannedChannel
from application.contracts.views import WorkCounts
from application.ports.channels import ChannelStore
from application.ports.foresight import RenderPace
from application.ports.ledger import BudgetBook, Ledger
from application.ports.readers import PipelineReader
from application.ports.script_writer import ScriptWriter
from application.use_cases.plans.caps import Spending, channel_caps, tenant_caps
from application.use_cases.plans.channels import ChannelPlanner
from application.use_cases.plans.orders import Estimator
from application.use_cases.plans.videos import CheckScript, VideoPlanner
from domain.budgets.budget import WhenReached, month_of
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel

USUAL_PACE = 1.5
"""Seconds of rendering for a second of video where none was measured yet: two cores, 1080 x 1920."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDay:
    channels: ChannelStore
    plan_channel: ChannelPlanner
    writer: ScriptWriter
    check: CheckScript
    estimator: Estimator
    ledger: Ledger
    book: BudgetBook
    pace: RenderPace
    pipelines: PipelineReader

    async def __call__(self, tenant_id: TenantId, day: date, slug: str = "", sources: Sequence[str] = ()) -> DayPlan:
        """For one channel, if its slug is given; `sources` stand instead of the channels' own."""
        measured = await self.pace.measured(tenant_id)
        pace = USUAL_PACE if measured is None else measured
        videos = VideoPlanner(writer=self.writer, check=self.check, estimator=self.estimator, render_pace=pace)
        wanted = [each for each in await self.channels.every(tenant_id) if slug in {"", each.slug}]
        planned = [await self.plan_channel(tenant_id, each, day, sources, videos) for each in wanted]
        price = sum((each.price for each in planned), Decimal(0))
        return DayPlan(
            day=day,
            currency=self.estimator.prices.currency,
            channels=tuple(planned),
            caps=tuple(await self._caps(tenant_id, day, wanted, planned)),
            when_reached=await self._when_reached(tenant_id),
            price=price,
            render_sec=round(sum(each.render_sec for each in planned), 1),
            render_pace=round(pace, 2),
            is_measured=measured is not None,
            waiting=tuple(_waiting(await self.pipelines.counts(tenant_id))),
        )

    async def _caps(
        self, tenant_id: TenantId, day: date, channels: Sequence[Channel], planned: Sequence[PlannedChannel]
    ) -> list[PlannedCap]:
        first, last = month_of(day)
        spending = Spending(day, await self.ledger.expenses(tenant_id, since=first, until=last))
        tenant = await self.book.budget(tenant_id)
        caps = tenant_caps(tenant, spending, sum((each.price for each in planned), Decimal(0)))
        for channel, plan in zip(channels, planned, strict=True):
            caps += channel_caps(tenant, await self.book.budget(tenant_id, channel.id), plan, spending)
        return caps

    async def _when_reached(self, tenant_id: TenantId) -> str:
        return (await self.book.budget(tenant_id)).when_reached or WhenReached.WAIT


def _waiting(counts: WorkCounts) -> Iterator[str]:
    """What stands in the line already, and for whom."""
    told = {"idea": counts.ideas, "script": counts.scripts, "post": counts.posts}
    yield from (f"{count} {name}{'s' * (count > 1)} to decide on" for name, count in told.items() if count)
    if counts.failed:
        yield f"{counts.failed} stopped by a failure"
