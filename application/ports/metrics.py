"""Who knows how a post is doing."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from domain.analytics.snapshot import Metrics
from domain.shared.ids import PostId, TenantId


class MetricsSource(Protocol):
    platform: str

    @abstractmethod
    async def fetch(self, tenant_id: TenantId, posts: Sequence[PostId]) -> Mapping[PostId, Metrics]:
        """Return the numbers that could be had; a post that is not in the answer gets no snapshot."""
