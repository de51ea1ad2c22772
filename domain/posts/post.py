"""A post: one video on one platform at one time, live at most once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.shared.aggregate import Aggregate
from domain.shared.errors import InvalidTransitionError
from domain.shared.events import DomainEvent
from domain.shared.ids import Actor, ChannelId, IdeaId, PostId, VideoId
from domain.shared.lifecycle import Lifecycle, Move


class PostStatus(StrEnum):
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    FAILED = "failed"


class Delivery(StrEnum):
    """How far publishing has come; beside the status, which is the coarse answer."""

    PREPARED = "prepared"
    ARMED = "armed"
    ACCEPTED = "accepted"
    RECORDED = "recorded"
    UNCONFIRMED = "unconfirmed"
    NEEDS_REAUTH = "needs_reauth"
    FAILED_TERMINAL = "failed_terminal"


LIFECYCLE = Lifecycle(
    {
        "publish": Move({PostStatus.SCHEDULED}, PostStatus.PUBLISHED),
        "fail": Move({PostStatus.SCHEDULED}, PostStatus.FAILED),
        "retry": Move({PostStatus.FAILED}, PostStatus.SCHEDULED),
    }
)

MOVABLE = frozenset({None, Delivery.PREPARED})
"""Deliveries in which nothing irreversible can have happened: the post may be moved or cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEvent(DomainEvent):
    post_id: PostId
    by: Actor


class PostPlanned(PostEvent):
    """It has a place and a time, and waits for confirmation."""


class PostConfirmed(PostEvent):
    """It will go out at its time."""


class PostRescheduled(PostEvent):
    """It has another time."""


class PostCancelled(PostEvent):
    """It will not go out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryMoved(PostEvent):
    delivery: Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPublished(PostEvent):
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFailed(PostEvent):
    reason: str


class PostRetried(PostEvent):
    """A failed post is planned again."""


@dataclass(kw_only=True, slots=True, eq=False)
class Post(Aggregate):
    id: PostId
    idea_id: IdeaId
    video_id: VideoId
    channel_id: ChannelId
    platform: str
    title: str
    description: str
    tags: tuple[str, ...] = ()
    slug: str
    scheduled_at: datetime
    status: PostStatus = PostStatus.SCHEDULED
    delivery: Delivery | None = None
    confirmed_at: datetime | None = None
    cancelled_at: datetime | None = None
    published_at: datetime | None = None
    external_id: str = ""
    external_url: str = ""
    failure: str = ""
    created_at: datetime
    updated_at: datetime

    @property
    def allowed_actions(self) -> tuple[str, ...]:
        if self.cancelled_at is not None:
            return ()
        actions = list(LIFECYCLE.verbs(self.status))
        if self.status is PostStatus.SCHEDULED and self.delivery in MOVABLE:
            actions += ["reschedule", "cancel"] if self.confirmed_at else ["confirm", "reschedule", "cancel"]
        return tuple(action for action in actions if action not in {"publish", "fail"})

    def plan(self, *, by: Actor) -> None:
        """Record that it is there; called once, by its creator."""
        self.record(PostPlanned(post_id=self.id, by=by, at=self.created_at))

    def confirm(self, *, by: Actor, at: datetime) -> None:
        self._refuse_unless_open()
        if self.confirmed_at is None:
            self.confirmed_at = self.updated_at = at
            self.record(PostConfirmed(post_id=self.id, by=by, at=at))

    def withdraw(self, *, by: Actor, at: datetime) -> None:
        """Take the confirmation back, as undo does, while nothing has gone out."""
        self._refuse_unless_movable()
        if self.confirmed_at is not None:
            self.confirmed_at, self.updated_at = None, at
            self.record(PostPlanned(post_id=self.id, by=by, at=at))

    def reschedule(self, to: datetime, *, by: Actor, at: datetime) -> None:
        self._refuse_unless_movable()
        if to != self.scheduled_at:
            self.scheduled_at, self.updated_at = to, at
            self.record(PostRescheduled(post_id=self.id, by=by, at=at))

    def cancel(self, *, by: Actor, at: datetime) -> None:
        """Cancelling is a field, not a status: planning again makes a new post."""
        if self.cancelled_at is None:
            self._refuse_unless_movable()
            self.cancelled_at = self.updated_at = at
            self.record(PostCancelled(post_id=self.id, by=by, at=at))

    def deliver(self, delivery: Delivery, *, by: Actor, at: datetime) -> None:
        """Note how far publishing has come, before the status can tell."""
        self._refuse_unless_open()
        if delivery is not self.delivery:
            self.delivery, self.updated_at = delivery, at
            self.record(DeliveryMoved(post_id=self.id, by=by, at=at, delivery=delivery))

    def publish(self, *, external_id: str, url: str, by: Actor, at: datetime) -> None:
        if LIFECYCLE.after(self.status, "publish") is self.status:
            return
        self._refuse_unless_open()
        self.status, self.delivery = PostStatus.PUBLISHED, Delivery.RECORDED
        self.external_id, self.external_url, self.failure = external_id, url, ""
        self.published_at = self.updated_at = at
        self.record(PostPublished(post_id=self.id, by=by, at=at, url=url))

    def fail(self, reason: str, *, by: Actor, at: datetime) -> None:
        if LIFECYCLE.after(self.status, "fail") is not self.status:
            self.status, self.delivery = PostStatus.FAILED, Delivery.FAILED_TERMINAL
            self.failure, self.updated_at = reason, at
            self.record(PostFailed(post_id=self.id, by=by, at=at, reason=reason))

    def retry(self, *, by: Actor, at: datetime) -> None:
        """Plan a failed post again; refused while nobody knows whether it is live."""
        if self.delivery is Delivery.UNCONFIRMED:
            msg = "Nobody knows yet whether this post is live: settle that first."
            raise InvalidTransitionError(msg)
        if LIFECYCLE.after(self.status, "retry") is not self.status:
            self.status, self.delivery, self.failure, self.updated_at = PostStatus.SCHEDULED, None, "", at
            self.record(PostRetried(post_id=self.id, by=by, at=at))

    def _refuse_unless_open(self) -> None:
        if self.cancelled_at is not None or self.status is PostStatus.FAILED:
            msg = "This post was cancelled or failed: it does not go out."
            raise InvalidTransitionError(msg)

    def _refuse_unless_movable(self) -> None:
        self._refuse_unless_open()
        if self.status is not PostStatus.SCHEDULED or self.delivery not in MOVABLE:
            msg = "Publishing has begun: this post can no longer be moved or cancelled."
            raise InvalidTransitionError(msg)
