"""Whether somebody still works on what is not finished."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.shared.ids import IdeaId, PostId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An idea that is on its way; `post_id` once its post is confirmed, from when the post's own workflow has it."""

    idea_id: IdeaId
    post_id: PostId | None = None


class UnfinishedReader(Protocol):
    @abstractmethod
    async def unfinished(self, tenant_id: TenantId, before: datetime) -> Sequence[Unfinished]:
        """Return what waits or is worked on according to its rows, unchanged since `before`; the oldest first."""


class OpenWork(Protocol):
    @abstractmethod
    async def has(self, tenant_id: TenantId, work: Unfinished) -> bool:
        """Raise `PipelineUnavailableError` if nobody can tell now."""
