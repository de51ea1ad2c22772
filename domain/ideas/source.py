"""A standing source: a feed, sitemap, list, page or folder that is read again and again, and how far it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.shared.ids import ChannelId, SourceId
from domain.shared.lifecycle import Lifecycle, Move

LONGEST_PAUSE = timedelta(days=1)
_MOST_DOUBLINGS = 10


class SourceRole(StrEnum):
    """Articles become ideas; trends only raise the score of ideas that they speak of."""

    ARTICLES = "articles"
    TRENDS = "trends"


class SourceStatus(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"


SOURCE_LIFECYCLE = Lifecycle(
    {
        "pause": Move({SourceStatus.ACTIVE}, SourceStatus.PAUSED),
        "resume": Move({SourceStatus.PAUSED}, SourceStatus.ACTIVE),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollState:
    """What the last look left. The body lies in the object store, so that an unchanged answer can be read again.

    `failure` is why the last look failed; what earlier ones found stays. `failures` counts them in a row.
    """

    etag: str = ""
    last_modified: str = ""
    location: str = ""
    media_type: str = ""
    charset: str = ""
    body_key: str = ""
    digest: str = ""
    entries: int = 0
    checked_at: datetime | None = None
    changed_at: datetime | None = None
    failures: int = 0
    failure: str = ""

    def failed(self, reason: str, at: datetime) -> "PollState":
        return replace(self, failure=reason, failures=self.failures + 1, checked_at=at)

    def unchanged(self, at: datetime) -> "PollState":
        return replace(self, failure="", failures=0, checked_at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one channel made of the source: of which content, and which ideas."""

    digest: str
    idea_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Without a channel it serves all of them, and each article goes to the channel that it fits best.

    `taken` is by channel; it moves only when every article became an idea, so that nothing is lost on the way.
    """

    id: SourceId
    channel_id: ChannelId | None = None
    locator: str
    role: SourceRole = SourceRole.ARTICLES
    every: timedelta = timedelta(minutes=30)
    state: PollState = field(default_factory=PollState)
    taken: Mapping[str, Taken] = field(default_factory=dict)
    status: SourceStatus = SourceStatus.ACTIVE
    version: int = 0
    updated_at: datetime

    @property
    def due_at(self) -> datetime | None:
        """None: at once. Each failure in a row doubles the pause, up to a day."""
        if self.state.checked_at is None:
            return None
        pause = self.every * (1 << min(self.state.failures, _MOST_DOUBLINGS))
        return self.state.checked_at + min(pause, max(LONGEST_PAUSE, self.every))

    def is_due(self, now: datetime) -> bool:
        return self.status is SourceStatus.ACTIVE and (self.due_at is None or self.due_at <= now)

    def was_taken_by(self, channel_id: ChannelId) -> bool:
        taken = self.taken.get(str(channel_id))
        return taken is not None and bool(taken.digest) and taken.digest == self.state.digest

    def take(self, channel_id: ChannelId, idea_ids: tuple[UUID, ...]) -> "Source":
        return replace(self, taken={**self.taken, str(channel_id): Taken(digest=self.state.digest, idea_ids=idea_ids)})
