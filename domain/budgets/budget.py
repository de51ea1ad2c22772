"""Budgets: how much may be spent in which while, and what happens when that is reached."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.budgets.money import Money
from domain.shared.errors import ContentFactoryError, ErrorKind
from domain.shared.ids import ChannelId, IdeaId, RunId, TenantId


class WhenReached(StrEnum):
    """What becomes of an order that would go beyond a cap: it waits, or providers that cost nothing serve it."""

    WAIT = "wait"
    OFFLINE = "offline"


class CapScope(StrEnum):
    """Whose spending a cap adds up."""

    VIDEO = "video"
    RUN = "run"
    CHANNEL_DAY = "channel_day"
    TENANT_DAY = "tenant_day"
    TENANT_MONTH = "tenant_month"


_NAMES = {
    CapScope.TENANT_DAY: "of the day",
    CapScope.TENANT_MONTH: "of the month",
    CapScope.CHANNEL_DAY: "of the channel's day",
    CapScope.RUN: "of the run",
    CapScope.VIDEO: "of the video",
}
_RENEWED = frozenset({CapScope.TENANT_DAY, CapScope.CHANNEL_DAY, CapScope.TENANT_MONTH})
_OF_ALL = frozenset({CapScope.TENANT_DAY, CapScope.TENANT_MONTH})


class BudgetReachedError(ContentFactoryError):
    """An order would go beyond a cap that another day lifts; `when_reached` says what to do until then."""

    kind = ErrorKind.UNAVAILABLE
    code = "budget_reached"

    def __init__(self, message: str, when_reached: WhenReached = WhenReached.WAIT) -> None:
        super().__init__(message)
        self.when_reached = when_reached

    @property
    def waits(self) -> bool:
        return self.when_reached is WhenReached.WAIT


class BudgetExhaustedError(BudgetReachedError):
    """An order would go beyond a cap that only a person can raise: the one of its run or video."""

    code = "budget_exhausted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """Whom an order is charged to: its tenant, channel, day (of the channel's calendar), run and video."""

    tenant_id: TenantId
    channel_id: ChannelId
    day: date
    run_id: RunId | None = None
    idea_id: IdeaId | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The caps of a tenant, or of one of its channels; what is not named has no cap."""

    caps: tuple[tuple[CapScope, Money], ...] = ()
    when_reached: WhenReached | None = None

    def of(self, scope: CapScope) -> Money | None:
        return dict(self.caps).get(scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """One limit that an order has to keep, with what counts against it: the fields that have to be equal."""

    scope: CapScope
    limit: Money
    since: date | None = None
    until: date | None = None
    subject: UUID | None = None


def refused_by(cap: Cap, spent: Money, asked: Money, tenant: Budget, channel: Budget) -> BudgetReachedError:
    """Return the error that says what is left of which cap, and what to do."""
    when = channel.when_reached or tenant.when_reached or WhenReached.WAIT
    told = f"The budget {_NAMES[cap.scope]} is reached: of {cap.limit}, {spent} are spent or reserved"
    if cap.scope in _RENEWED:
        return BudgetReachedError(f"{told}, and {asked} more are asked for. Wait for the next, or raise the cap.", when)
    return BudgetExhaustedError(f"{told}, and {asked} more are asked for. Raise the cap, then try again.", when)


def day_at(now: datetime, time_zone: str) -> date:
    """Return the day that it is at a channel: its budget begins anew at midnight there."""
    return now.astimezone(ZoneInfo(time_zone)).date()


def caps_of(purpose: Purpose, tenant: Budget, channel: Budget) -> Iterator[Cap]:
    """Return every cap that an order for this purpose has to keep; a channel's own stands instead of its tenant's."""
    for scope in CapScope:
        own = None if scope in _OF_ALL else channel.of(scope)
        limit = tenant.of(scope) if own is None else own
        cap = None if limit is None else _cap(scope, limit, purpose)
        if cap is not None:
            yield cap


def _cap(scope: CapScope, limit: Money, purpose: Purpose) -> Cap | None:
    subjects: dict[CapScope, UUID | None] = {
        CapScope.VIDEO: purpose.idea_id,
        CapScope.RUN: purpose.run_id,
        CapScope.CHANNEL_DAY: purpose.channel_id,
    }
    if scope not in _OF_ALL and subjects[scope] is None:
        return None
    since, until = _span(scope, purpose.day)
    return Cap(scope=scope, limit=limit, since=since, until=until, subject=subjects.get(scope))


def _span(scope: CapScope, day: date) -> tuple[date | None, date | None]:
    if scope in {CapScope.RUN, CapScope.VIDEO}:
        return None, None
    if scope is CapScope.TENANT_MONTH:
        return month_of(day)
    return day, day


def month_of(day: date) -> tuple[date, date]:
    """Return its first and its last day."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
