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
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import Actor, PostId, SnapshotId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectMetrics:
    """Numbers that are the same as last time give no snapshot.

    What the other platforms answered is saved before the failure of one is raised: asked again, it makes the same
    snapshots.
    """

    analytics: AnalyticsReader
    sources: Sequence[MetricsSource]
    unit_of_work: UnitOfWorkFactory

    async def __call__(self, command: CollectStep) -> int:
        """Return how many snapshots were taken."""
        tenant_id = TenantId(command.context.tenant_id)
        numbers = await self.analytics.numbers(tenant_id)
        fetched, failures = await self._fetched(tenant_id, numbers)
        snapshots = _snapshots(numbers, fetched, command.collected_at)
        if snapshots:
            await self._save(command, snapshots)
        if failures:
            raise failures[0]
        return len(snapshots)

    async def _fetched(
        self, tenant_id: TenantId, numbers: Sequence[PostNumbers]
    ) -> tuple[dict[PostId, Metrics], list[ContentFactoryError]]:
        fetched: dict[PostId, Metrics] = {}
        failures: list[ContentFactoryError] = []
        for source in self.sources:
            posts = [PostId(each.post.post_id) for each in numbers if each.post.platform == source.platform]
            try:
                fetched.update(await source.fetch(tenant_id, posts) if posts else {})
            except ContentFactoryError as error:
                failures.append(error)
        return fetched, failures

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
