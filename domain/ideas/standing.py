"""Which sources are read for a channel: those that were added by themselves, and those of its settings."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid5

from domain.ideas.source import Source
from domain.shared.errors import NotFoundError
from domain.shared.ids import ChannelId, SourceId

EVERY_CHANNEL = UUID(int=0)
Listed = Mapping[ChannelId, Sequence[str]]
"""The locators in the settings of each channel."""


def settings_source_id(channel_id: ChannelId, locator: str) -> SourceId:
    """A source of the channel's settings has an id of its own kind: it ends when it is taken out of them."""
    return SourceId(uuid5(channel_id, f"source:{locator}"))


def added_source_id(owner: ChannelId | None, locator: str) -> SourceId:
    """The same source added twice is one."""
    return SourceId(uuid5(owner or EVERY_CHANNEL, f"added:{locator}"))


def standing_sources(listed: Listed, kept: Sequence[Source], now: datetime) -> list[Source]:
    """Those in use, with the ones of the settings that nobody looked at yet."""
    known = {source.id for source in kept}
    wanted = {settings_source_id(channel, each): (channel, each) for channel, every in listed.items() for each in every}
    new = [
        Source(id=key, channel_id=channel, locator=locator, updated_at=now)
        for key, (channel, locator) in wanted.items()
        if key not in known
    ]
    return [*new, *(source for source in kept if _is_in_use(source, wanted))]


def standing_source(source_id: SourceId, listed: Listed, kept: Sequence[Source], now: datetime) -> Source:
    """Raise `NotFoundError` if no channel uses such a source."""
    source = next((each for each in standing_sources(listed, kept, now) if each.id == source_id), None)
    if source is None:
        msg = f"There is no source {source_id}."
        raise NotFoundError(msg)
    return source


def _is_in_use(source: Source, wanted: Mapping[SourceId, object]) -> bool:
    if source.channel_id is None or source.id != settings_source_id(source.channel_id, source.locator):
        return True
    return source.id in wanted
