"""Beginning and ending campaigns."""

from dataclasses import dataclass, replace
from uuid import uuid5

from application.contracts.curation import NewCampaign
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from domain.shared.errors import NotFoundError
from domain.shared.ids import Actor, CampaignId, ChannelId, TenantId
from domain.tenancy.channel import CAMPAIGN_LIFECYCLE, Campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCampaign:
    """A campaign is known by its name in its channel: the same again changes it, and one that ended runs again."""

    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId, wish: NewCampaign, actor: Actor) -> Campaign:
        channel_id = ChannelId(wish.channel_id)
        campaign = Campaign(
            id=CampaignId(uuid5(channel_id, f"campaign:{wish.name}")),
            channel_id=channel_id,
            name=wish.name,
            goal=wish.goal,
            topics=wish.topics,
            starts_at=wish.starts_at,
            ends_at=wish.ends_at,
            audience=wish.audience.audience(),
            ideas_a_day=wish.ideas_a_day,
            updated_at=self.clock.now(),
        )
        await self.channels.save_campaign(tenant_id, campaign, actor)
        return campaign


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCampaign:
    channels: ChannelStore
    clock: Clock

    async def __call__(
        self, tenant_id: TenantId, channel_id: ChannelId, campaign_id: CampaignId, actor: Actor
    ) -> Campaign:
        found = next(
            (one for one in await self.channels.campaigns(tenant_id, channel_id) if one.id == campaign_id), None
        )
        if found is None:
            msg = f"There is no campaign {campaign_id}."
            raise NotFoundError(msg)
        status = CAMPAIGN_LIFECYCLE.after(found.status, "end")
        if status is found.status:
            return found
        ended = replace(found, status=status, updated_at=self.clock.now())
        await self.channels.save_campaign(tenant_id, ended, actor)
        return ended
