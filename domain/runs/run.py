"""A run: one pass over a channel's sources, and what came of each."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.shared.aggregate import Aggregate
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, ChannelId, IdeaId, RunId
from domain.shared.lifecycle import Lifecycle, Move


class RunStatus(StrEnum):
    """`started` means that every idea's pipeline runs by itself; the run's own work is over."""

    RUNNING = "running"
    STARTED = "started"
    FAILED = "failed"


LIFECYCLE = Lifecycle(
    {
        "hand_over": Move({RunStatus.RUNNING}, RunStatus.STARTED),
        "fail": Move({RunStatus.RUNNING}, RunStatus.FAILED),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFailure:
    """A source that gave nothing, and why: told to the operator, never fatal to the run."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEvent(DomainEvent):
    run_id: RunId
    by: Actor


class RunBegun(RunEvent):
    """The sources are being read."""


class RunHandedOver(RunEvent):
    """Each idea has its pipeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFailed(RunEvent):
    reason: str


@dataclass(kw_only=True, slots=True, eq=False)
class Run(Aggregate):
    """`idea_ids` also names ideas that an earlier run made of the same sources."""

    id: RunId
    channel_id: ChannelId
    workflow_id: str
    sources: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    idea_ids: tuple[IdeaId, ...] = ()
    source_failures: tuple[SourceFailure, ...] = ()
    failure: str = ""
    status: RunStatus = RunStatus.RUNNING
    created_at: datetime
    updated_at: datetime

    def begin(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(RunBegun(run_id=self.id, by=by, at=self.created_at))

    def hand_over(
        self, idea_ids: tuple[IdeaId, ...], failures: tuple[SourceFailure, ...], *, by: Actor, at: datetime
    ) -> None:
        if LIFECYCLE.after(self.status, "hand_over") is not self.status:
            self.status, self.updated_at = RunStatus.STARTED, at
            self.idea_ids, self.source_failures = idea_ids, failures
            self.record(RunHandedOver(run_id=self.id, by=by, at=at))

    def fail(self, reason: str, failures: tuple[SourceFailure, ...], *, by: Actor, at: datetime) -> None:
        if LIFECYCLE.after(self.status, "fail") is not self.status:
            self.status, self.failure, self.source_failures, self.updated_at = RunStatus.FAILED, reason, failures, at
            self.record(RunFailed(run_id=self.id, by=by, at=at, reason=reason))
