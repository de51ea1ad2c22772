"""Looking at standing sources: a look is kept with what it found, or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid5

from application.ports.sources import SourcePoller, SourceStore
from domain.ideas.source import Source, SourceStatus
from domain.shared.errors import StaleAggregateError
from domain.shared.ids import ChannelId, SourceId, TenantId
from domain.tenancy.channel import Channel


def settings_source_id(channel_id: ChannelId, locator: str) -> SourceId:
    """A source of the channel's settings has an id of its own kind: it ends when it is taken out of them."""
    return SourceId(uuid5(channel_id, f"source:{locator}"))


def is_in_use(source: Source, channels: Sequence[Channel]) -> bool:
    """Say whether it was added by itself, or stands in the settings of its channel still."""
    own = next((channel for channel in channels if channel.id == source.channel_id), None)
    if own is None or source.id != settings_source_id(own.id, source.locator):
        return True
    return source.locator in own.sources


def standing_sources(channel: Channel, kept: Sequence[Source], now: datetime) -> list[Source]:
    """Those that serve the channel, and the ones of its settings, which have a state once they were looked at."""
    theirs = [source for source in kept if source.channel_id in (None, channel.id) and is_in_use(source, [channel])]
    known = {source.id for source in theirs}
    listed = {settings_source_id(channel.id, locator): locator for locator in channel.sources}
    new = [
        Source(id=key, channel_id=channel.id, locator=locator, updated_at=now)
        for key, locator in listed.items()
        if key not in known
    ]
    return [source for source in (*new, *theirs) if source.status is SourceStatus.ACTIVE]


async def looked_at(
    poller: SourcePoller, store: SourceStore, tenant_id: TenantId, source: Source, now: datetime
) -> Source:
    """If somebody else looked meanwhile, theirs counts."""
    look = await poller.look(tenant_id, source, now)
    try:
        return await store.save(tenant_id, replace(source, state=look.state, updated_at=now), look.signals)
    except StaleAggregateError:
        return await store.get(tenant_id, source.id)
