"""Adding, pausing and removing standing sources."""

from dataclasses import dataclass, replace

from application.contracts.curation import NewSource
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.sources import SourceStore
from domain.ideas.source import SOURCE_LIFECYCLE, Source
from domain.ideas.standing import added_source_id, standing_source
from domain.shared.errors import NotFoundError
from domain.shared.ids import ChannelId, SourceId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSource:
    """One that is there already stays, with its state; its role and pause follow the new wish."""

    sources: SourceStore
    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId, wish: NewSource) -> Source:
        owner = ChannelId(wish.channel_id) if wish.channel_id else None
        if owner is not None:
            await self.channels.get(tenant_id, owner)
        source_id, now = added_source_id(owner, wish.locator), self.clock.now()
        try:
            known = await self.sources.get(tenant_id, source_id)
        except NotFoundError:
            known = Source(id=source_id, channel_id=owner, locator=wish.locator, updated_at=now)
        return await self.sources.save(tenant_id, replace(known, role=wish.role, every=wish.every, updated_at=now))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSource:
    """`pause` and `resume`; one of the channel's settings that nobody looked at yet is kept from then on."""

    sources: SourceStore
    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId, source_id: SourceId, verb: str) -> Source:
        now = self.clock.now()
        listed = {channel.id: channel.sources for channel in await self.channels.every(tenant_id)}
        source = standing_source(source_id, listed, await self.sources.every(tenant_id), now)
        status = SOURCE_LIFECYCLE.after(source.status, verb)
        if status is source.status:
            return source
        return await self.sources.save(tenant_id, replace(source, status=status, updated_at=now))
