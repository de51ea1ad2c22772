"""An idea for a piece of content, and the decisions taken on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.ideas.likeness import Likeness
from domain.shared.aggregate import Aggregate
from domain.shared.errors import InvalidTransitionError
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, CampaignId, ChannelId, IdeaId, RunId
from domain.shared.lifecycle import Lifecycle, Move


class IdeaStatus(StrEnum):
    NEW = "new"
    APPROVED = "approved"
    REJECTED = "rejected"


class TargetFormat(StrEnum):
    SHORT = "short"
    LONG = "long"
    CAROUSEL = "carousel"


LIFECYCLE = Lifecycle(
    {
        "approve": Move({IdeaStatus.NEW}, IdeaStatus.APPROVED),
        "reject": Move({IdeaStatus.NEW, IdeaStatus.APPROVED}, IdeaStatus.REJECTED),
        "reopen": Move({IdeaStatus.APPROVED, IdeaStatus.REJECTED}, IdeaStatus.NEW),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaEvent(DomainEvent):
    idea_id: IdeaId
    by: Actor


class IdeaProposed(IdeaEvent):
    """A source or a topic suggested it."""


class IdeaApproved(IdeaEvent):
    """Scripting may begin."""


class IdeaRejected(IdeaEvent):
    """Nothing more is made of it."""


class IdeaReopened(IdeaEvent):
    """The last decision was taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an idea came from: the source as it was named, and the article as it was read and stored."""

    source: str
    article_key: str
    article_digest: str
    url: str = ""


@dataclass(kw_only=True, slots=True, eq=False)
class Idea(Aggregate):
    """Each decision may be repeated: the second time changes nothing.

    `keywords` is what later ideas are compared with, `match` the nearest earlier one; `held_because` says why the
    policy leaves it to a person, and is empty if it may decide.
    """

    id: IdeaId
    channel_id: ChannelId
    run_id: RunId
    title: str
    description: str
    tags: tuple[str, ...] = ()
    score: float = 0.0
    score_parts: Mapping[str, float] = field(default_factory=dict)
    score_reasons: Mapping[str, str] = field(default_factory=dict)
    target_format: TargetFormat = TargetFormat.SHORT
    format_reason: str = ""
    language: str = "en"
    origin: Origin
    keywords: Mapping[str, int] = field(default_factory=dict)
    match: Likeness | None = None
    held_because: str = ""
    routing: str = ""
    campaign_id: CampaignId | None = None
    status: IdeaStatus = IdeaStatus.NEW
    created_at: datetime
    updated_at: datetime

    def propose(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(IdeaProposed(idea_id=self.id, by=by, at=self.created_at))

    def approve(self, *, by: Actor, at: datetime) -> None:
        self._decide("approve", IdeaApproved(idea_id=self.id, by=by, at=at))

    def reject(self, *, by: Actor, at: datetime) -> None:
        self._decide("reject", IdeaRejected(idea_id=self.id, by=by, at=at))

    def reopen(self, *, by: Actor, at: datetime, has_script: bool) -> None:
        """Take the decision back, as long as nothing was produced from the idea."""
        if has_script:
            msg = "A script was written from this idea already: reject the idea or revise the script instead."
            raise InvalidTransitionError(msg)
        self._decide("reopen", IdeaReopened(idea_id=self.id, by=by, at=at))

    def _decide(self, verb: str, decision: IdeaEvent) -> None:
        status = LIFECYCLE.after(self.status, verb)
        if status is not self.status:
            self.status = status
            self.updated_at = decision.at
            self.record(decision)
