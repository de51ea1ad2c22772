"""A day's plan: what would be made, by whom, for how much, and what stands against it. Nothing of it was done."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from pydantic import computed_field

from application.contracts.base import Payload
from application.contracts.pipeline import SourceProblem


class PlannedOrder(Payload):
    """So many of one kind by one provider. `price` None: nobody knows it."""

    kind: str
    provider: str
    count: int
    price: Decimal | None


class PlannedVideo(Payload):
    """`slot` is when its post could go out that day, None if no slot is left; `person` what somebody has to decide."""

    title: str
    source: str
    score: float
    target_format: str
    length_sec: float
    words: int
    scenes: int
    orders: tuple[PlannedOrder, ...]
    price: Decimal
    render_sec: float
    slot: datetime | None
    findings: tuple[str, ...] = ()
    person: tuple[str, ...] = ()


class PlannedChannel(Payload):
    """`posts` stand in its calendar already; `known` ideas of unchanged sources make nothing new."""

    channel_id: UUID
    slug: str
    name: str
    platform: str
    run_at: str
    slots: tuple[datetime, ...]
    posts: int
    posts_a_day: int | None
    videos: tuple[PlannedVideo, ...] = ()
    known: int = 0
    postponed: int = 0
    problems: tuple[SourceProblem, ...] = ()
    price: Decimal
    render_sec: float
    findings: tuple[str, ...] = ()


class PlannedCap(Payload):
    """What a cap holds against: spent or reserved already, and planned beside it."""

    name: str
    limit: Decimal
    spent: Decimal
    planned: Decimal

    @computed_field  # type: ignore[prop-decorator]  # as pydantic's own documentation has it
    @property
    def is_exceeded(self) -> bool:
        return self.spent + self.planned > self.limit


class DayPlan(Payload):
    """`render_pace` is seconds of rendering for a second of video; `is_measured` says that videos here took so long."""

    day: date
    currency: str
    channels: tuple[PlannedChannel, ...] = ()
    caps: tuple[PlannedCap, ...] = ()
    when_reached: str
    price: Decimal
    render_sec: float
    render_pace: float
    is_measured: bool
    waiting: tuple[str, ...] = ()
