"""Channels, progress and numbers in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from adapters.persistence.memory.store import MemoryStore
from application.contracts.payloads import AnalyticsPayload, PostPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import PostNumbers, StageProgress
from application.ports.channels import ChannelStore
from application.ports.progress import ProgressBoard
from application.ports.readers import AnalyticsReader
from domain.posts.post import PostStatus
from domain.shared.errors import NotFoundError
from domain.shared.ids import CampaignId, ChannelId, IdeaId, TenantId
from domain.tenancy.channel import Campaign, Channel


@dataclass
class MemoryChannels(ChannelStore):
    channels: dict[ChannelId, Channel] = field(default_factory=dict)
    kept: dict[CampaignId, Campaign] = field(default_factory=dict)

    async def get(self, tenant_id: TenantId, channel_id: ChannelId) -> Channel:
        if channel_id not in self.channels:
            msg = f"There is no channel {channel_id}."
            raise NotFoundError(msg)
        return self.channels[channel_id]

    async def every(self, tenant_id: TenantId) -> Sequence[Channel]:
        return list(self.channels.values())

    async def save(self, tenant_id: TenantId, channel: Channel, actor: str) -> Channel:
        self.channels[channel.id] = replace(channel, version=channel.version + 1)
        return self.channels[channel.id]

    async def campaigns(self, tenant_id: TenantId, channel_id: ChannelId) -> Sequence[Campaign]:
        return [campaign for campaign in self.kept.values() if campaign.channel_id == channel_id]

    async def save_campaign(self, tenant_id: TenantId, campaign: Campaign, actor: str) -> None:
        await self.get(tenant_id, campaign.channel_id)
        self.kept[campaign.id] = campaign


@dataclass
class MemoryProgress(ProgressBoard):
    """`stages` is what is shown now, `reports` everything that was ever reported."""

    stages: dict[tuple[UUID, Stage], StageProgress] = field(default_factory=dict)
    reports: list[StageProgress] = field(default_factory=list)

    async def report(self, tenant_id: TenantId, progress: StageProgress) -> None:
        self.stages[progress.idea_id, progress.stage] = progress
        self.reports.append(progress)

    async def rewind(self, tenant_id: TenantId, idea_id: IdeaId, stage: Stage) -> None:
        order = tuple(Stage)
        for key in [key for key in self.stages if key[0] == idea_id and order.index(key[1]) > order.index(stage)]:
            del self.stages[key]

    def shows(self, idea_id: UUID, stage: Stage, state: StageState) -> bool:
        found = self.stages.get((idea_id, stage))
        return found is not None and found.state is state


@dataclass
class MemoryNumbers(AnalyticsReader):
    store: MemoryStore

    async def numbers(self, tenant_id: TenantId) -> Sequence[PostNumbers]:
        return [
            PostNumbers(post=PostPayload.of(post), latest=self._latest(post.id))
            for (owner, _), post in self.store.rows["post"].items()
            if owner == tenant_id and post.status is PostStatus.PUBLISHED
        ]

    async def series(self, tenant_id: TenantId, post_id: UUID) -> Sequence[AnalyticsPayload]:
        snapshots: list[Any] = [each for each in self.store.rows["snapshot"].values() if each.post_id == post_id]
        return [AnalyticsPayload.of(each) for each in sorted(snapshots, key=lambda each: each.collected_at)]

    def _latest(self, post_id: UUID) -> AnalyticsPayload | None:
        snapshots: list[Any] = [each for each in self.store.rows["snapshot"].values() if each.post_id == post_id]
        newest = max(snapshots, key=lambda each: each.collected_at, default=None)
        return AnalyticsPayload.of(newest) if newest else None
