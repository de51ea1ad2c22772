"""The numbers of a post, as the outside sees them."""

from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from domain.analytics.snapshot import AnalyticsSnapshot


class MetricsPayload(Payload):
    """A metric that the platform does not give is null, never 0."""

    views: int | None
    likes: int | None
    comments: int | None
    shares: int | None
    watch_time_sec: float | None


class AnalyticsPayload(Payload):
    post_id: UUID
    platform: str
    metrics: MetricsPayload
    collected_at: datetime

    @classmethod
    def of(cls, snapshot: AnalyticsSnapshot) -> Self:
        numbers = snapshot.metrics
        return cls(
            post_id=snapshot.post_id,
            platform=snapshot.platform,
            metrics=MetricsPayload(
                views=numbers.views,
                likes=numbers.likes,
                comments=numbers.comments,
                shares=numbers.shares,
                watch_time_sec=numbers.watch_time_sec,
            ),
            collected_at=snapshot.collected_at,
        )
