"""Budgets: how much may be spent in which while, and what happens when that is reached."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.budgets.money import Money
from domain.shared.errors import ContentFactoryError, ErrorKind
from domain.shared.ids import ChannelId, IdeaId, RunId, TenantId


class WhenReached(StrEnum):
    """What work does that would go beyond a cap."""

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
    """An order would go beyond a cap. `when_reached` says whether it waits or is made offline.

    `is_renewed` tells a cap that another day lifts from one that only a person can.
    """

    kind = ErrorKind.UNAVAILABLE
    code = "budget_reached"

    def __init__(self, message: str, when_reached: WhenReached = WhenReached.WAIT, *, is_renewed: bool = True) -> None:
        super().__init__(message)
        self.when_reached = when_reached
        self.is_renewed = is_renewed

    @property
    def waits(self) -> bool:
        return self.when_reached is WhenReached.WAIT


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

    def refusal(self, spent: Money, asked: Money, when_reached: WhenReached) -> BudgetReachedError:
        """Say what is left of which cap, and what to do."""
        left = f"{spent} of {self.limit} are spent or reserved, and {asked} more are asked for"
        cure = "raise the cap" if self.scope not in _RENEWED else "wait for the next one or raise the cap"
        msg = f"The budget {_NAMES[self.scope]} is reached: {left}; {cure}."
        return BudgetReachedError(msg, when_reached, is_renewed=self.scope in _RENEWED)


def caps_of(purpose: Purpose, tenant: Budget, channel: Budget) -> Iterator[Cap]:
    """Return every cap that an order for this purpose has to keep; a channel's own stands instead of its tenant's."""
    for scope in CapScope:
        limit = tenant.of(scope) if scope in _OF_ALL else channel.of(scope) or tenant.of(scope)
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
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return day, day
