"""Every source that is in use, with its state, and the campaigns, for pages and the command line."""

from dataclasses import dataclass

from application.contracts.curation import CampaignPayload, SourcePayload
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.sources import SourceStore
from domain.ideas.standing import standing_sources
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingSources:
    """Those of the channels' settings too, which have no state until they were looked at."""

    sources: SourceStore
    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId) -> tuple[SourcePayload, ...]:
        listed = {channel.id: channel.sources for channel in await self.channels.every(tenant_id)}
        found = standing_sources(listed, await self.sources.every(tenant_id), self.clock.now())
        return tuple(SourcePayload.of(source) for source in sorted(found, key=lambda source: source.locator))


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaigns:
    channels: ChannelStore

    async def __call__(self, tenant_id: TenantId) -> tuple[CampaignPayload, ...]:
        every = await self.channels.every(tenant_id)
        found = [one for channel in every for one in await self.channels.campaigns(tenant_id, channel.id)]
        return tuple(CampaignPayload.of(campaign) for campaign in found)
