"""Who brings a post to a platform: prepare what can be taken back, commit once, probe without changing anything."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from domain.posts.post import Post
from domain.shared.ids import TenantId
from domain.videos.video import Rendition


class PublishErrorKind(StrEnum):
    """Every adapter maps a platform's answers to these six, and nothing else."""

    RETRY_LATER = "retry_later"
    RATE_LIMITED = "rate_limited"
    TERMINAL = "terminal"
    NEEDS_REAUTH = "needs_reauth"
    ACCOUNT_BLOCKED = "account_blocked"
    UNKNOWN_OUTCOME = "unknown_outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """`idempotency_class` 1 (our identity) to 5 (arm, then a human); only class 1 and 2 may commit again by itself."""

    platform: str
    idempotency_class: int
    max_duration_sec: float
    max_title: int
    max_description: int
    can_delete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One frozen try at publishing: the same bytes however often it is sent. `handle` is what `prepare` left."""

    tenant_id: TenantId
    post: Post
    rendition: Rendition
    script_text: str
    handle: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    external_id: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """`code` is a stable word of ours; `after_sec` says when a retry makes sense."""

    kind: PublishErrorKind
    code: str
    detail: str = ""
    after_sec: float = 0.0


class Absent:
    """The platform is sure that the post is not there."""


class Publisher(Protocol):
    capabilities: Capabilities

    @abstractmethod
    def validate(self, post: Post, rendition: Rendition) -> Sequence[str]:
        """Return what stands against publishing, each a sentence; empty if nothing does."""

    @abstractmethod
    async def prepare(self, attempt: Attempt) -> Mapping[str, str]:
        """Upload or stage, all of it reversible, and return the handle."""

    @abstractmethod
    async def commit(self, attempt: Attempt) -> Accepted | Refused:
        """The one irreversible call; it answers, and raises only if the caller is lost."""

    @abstractmethod
    async def probe(self, attempt: Attempt) -> Accepted | Absent:
        """Say whether the post is live, without changing anything."""
