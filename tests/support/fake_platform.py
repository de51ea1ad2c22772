"""A platform that keeps a ledger of what is live, and can fail on each side of the effect."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from application.ports.publisher import (
    Absent,
    Accepted,
    Attempt,
    Capabilities,
    Publisher,
    PublishErrorKind,
    Refused,
)
from domain.posts.post import Post
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from domain.videos.video import Rendition

Fault = Literal["executed_then_timeout", "timeout", "later", "terminal", "reauth"]


def capabilities(idempotency_class: int = 1) -> Capabilities:
    return Capabilities(
        platform="own_site",
        idempotency_class=idempotency_class,
        max_duration_sec=600,
        max_title=200,
        max_description=5000,
        can_delete=True,
    )


@dataclass
class FakePlatform(Publisher):
    """`faults` are used up one a commit; `sends` counts the commits that reached it, `live` what viewers see.

    It says nothing about a post while it is `silent`.
    `preparing` tells that a post is being staged, which goes on as soon as `may_prepare` is set.
    """

    capabilities: Capabilities = field(default_factory=capabilities)
    faults: list[Fault] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    sends: list[UUID] = field(default_factory=list)
    live: list[UUID] = field(default_factory=list)
    probes: int = 0
    silent: bool = False
    preparing: asyncio.Event = field(default_factory=asyncio.Event)
    may_prepare: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.may_prepare.set()

    def validate(self, post: Post, rendition: Rendition) -> Sequence[str]:
        return self.problems

    async def prepare(self, attempt: Attempt) -> Mapping[str, str]:
        self.preparing.set()
        await self.may_prepare.wait()
        return {"upload": f"upload-{attempt.post.id}"}

    async def commit(self, attempt: Attempt) -> Accepted | Refused:
        fault = self.faults.pop(0) if self.faults else None
        self.sends.append(attempt.post.id)
        if fault == "timeout":
            raise TimeoutError
        if fault == "later":
            return Refused(kind=PublishErrorKind.RATE_LIMITED, code="too_many", after_sec=0.05)
        if fault == "terminal":
            return Refused(kind=PublishErrorKind.TERMINAL, code="too_long", detail="The video is too long.")
        if fault == "reauth":
            return Refused(kind=PublishErrorKind.NEEDS_REAUTH, code="token_expired")
        if self.capabilities.idempotency_class > 1 or attempt.post.id not in self.live:
            self.live.append(attempt.post.id)
        if fault == "executed_then_timeout":
            msg = "The platform did not answer in time."
            raise ProviderUnavailableError(msg)
        return self._accepted(attempt)

    async def probe(self, attempt: Attempt) -> Accepted | Absent:
        self.probes += 1
        if self.silent:
            msg = "The platform does not answer."
            raise ProviderRefusedError(msg)
        return self._accepted(attempt) if attempt.post.id in self.live else Absent()

    def _accepted(self, attempt: Attempt) -> Accepted:
        return Accepted(external_id=attempt.handle["upload"], url=f"https://example.org/{attempt.post.slug}")
