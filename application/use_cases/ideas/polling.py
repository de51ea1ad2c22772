"""Looking at standing sources: a look is kept with what it found, or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime

from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.sources import SourcePoller, SourceStore
from domain.ideas.source import Source
from domain.ideas.standing import standing_source
from domain.shared.errors import StaleAggregateError
from domain.shared.ids import SourceId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class PollSource:
    """Ask now, however short ago it was asked; only a failure of ours raises, one of the source is its state."""

    sources: SourceStore
    poller: SourcePoller
    channels: ChannelStore
    clock: Clock

    async def __call__(self, tenant_id: TenantId, source_id: SourceId) -> Source:
        """Raise `NotFoundError` if no channel uses such a source."""
        now = self.clock.now()
        listed = {channel.id: channel.sources for channel in await self.channels.every(tenant_id)}
        source = standing_source(source_id, listed, await self.sources.every(tenant_id), now)
        return await looked_at(self.poller, self.sources, tenant_id, source, now)


async def looked_at(
    poller: SourcePoller, store: SourceStore, tenant_id: TenantId, source: Source, now: datetime
) -> Source:
    """If somebody else looked meanwhile, theirs counts."""
    look = await poller.look(tenant_id, source, now)
    try:
        return await store.save(tenant_id, replace(source, state=look.state, updated_at=now), look.signals)
    except StaleAggregateError:
        return await store.get(tenant_id, source.id)
