"""What viewers of the own site do, counted without cookies."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.analytics.snapshot import Metrics
from domain.shared.ids import PostId, TenantId


class ViewerEventKind(StrEnum):
    VIEW = "view"
    WATCH = "watch"
    LIKE = "like"
    SHARE = "share"


class AudienceLedger(Protocol):
    @abstractmethod
    async def record(
        self, tenant_id: TenantId, post_id: PostId, visit: UUID, kind: ViewerEventKind, watch_sec: float
    ) -> None:
        """Count once per visit and kind; of several watch reports of one visit the longest counts."""

    @abstractmethod
    async def totals(self, tenant_id: TenantId, posts: Sequence[PostId]) -> Mapping[PostId, Metrics]:
        """Return the counts of each post; comments are not counted here and so None."""
