"""Take a snapshot of every published post whose numbers have moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import uuid5

from application.contracts.payloads import AnalyticsPayload
from application.contracts.steps import CollectStep
from application.contracts.topics import Topic
from application.contracts.views import PostNumbers
from application.ports.metrics import MetricsSource
from application.ports.readers import AnalyticsReader
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.analytics.snapshot import AnalyticsSnapshot, Metrics
from domain.shared.ids import Actor, PostId, SnapshotId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectMetrics:
    """Numbers that are the same as last time give no snapshot; a platform that does not answer gives none either."""

    analytics: AnalyticsReader
    sources: Sequence[MetricsSource]
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: CollectStep) -> int:
        """Return how many snapshots were taken."""
        tenant_id = TenantId(command.context.tenant_id)
        numbers = await self.analytics.numbers(tenant_id)
        fetched: dict[PostId, Metrics] = {}
        for source in self.sources:
            posts = [PostId(each.post.post_id) for each in numbers if each.post.platform == source.platform]
            fetched.update(await source.fetch(tenant_id, posts) if posts else {})
        snapshots = _snapshots(numbers, fetched, command.collected_at)
        if snapshots:
            await self._save(command, snapshots)
        return len(snapshots)

    async def _save(self, command: CollectStep, snapshots: Sequence[AnalyticsSnapshot]) -> None:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            for snapshot in snapshots:
                if await work.snapshots.find(snapshot.id) is not None:
                    continue
                snapshot.take(by=Actor(command.context.actor))
                work.snapshots.add(snapshot)
                work.announce(Topic.ANALYTICS_COLLECTED, str(snapshot.post_id), partial(AnalyticsPayload.of, snapshot))
            await work.commit()


def _snapshots(
    numbers: Sequence[PostNumbers], fetched: Mapping[PostId, Metrics], at: datetime
) -> list[AnalyticsSnapshot]:
    return [
        AnalyticsSnapshot(
            id=SnapshotId(uuid5(each.post.post_id, at.isoformat())),
            post_id=PostId(each.post.post_id),
            platform=each.post.platform,
            metrics=metrics,
            collected_at=at,
            updated_at=at,
        )
        for each in numbers
        if (metrics := fetched.get(PostId(each.post.post_id))) is not None and not _is_known(each, metrics)
    ]


def _is_known(numbers: PostNumbers, metrics: Metrics) -> bool:
    if numbers.latest is None:
        return False
    last = numbers.latest.metrics
    return metrics == Metrics(
        views=last.views,
        likes=last.likes,
        comments=last.comments,
        shares=last.shares,
        watch_time_sec=last.watch_time_sec,
    )
