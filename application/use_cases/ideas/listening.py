"""Whom a channel speaks to, as the judgement of ideas asks for it."""

from collections.abc import Sequence

from domain.ideas.audience import Listeners
from domain.ideas.routing import Candidate
from domain.tenancy.channel import Campaign, Channel, ChannelStatus


def listeners_of(channel: Channel, wishes: Sequence[str] = (), campaigns: Sequence[Campaign] = ()) -> Listeners:
    """The channel's audience; a running campaign adds its interests, and is heard where the channel says nothing."""
    every = [channel.curation.audience, *(campaign.audience for campaign in campaigns)]
    interests = [interest for audience in every for interest in audience.interests]
    aged = next((audience for audience in every if audience.age_band), every[0])
    return Listeners(
        language=channel.language,
        wishes=tuple(dict.fromkeys((*channel.topics, *wishes, *interests))),
        region=next((audience.region for audience in every if audience.region), ""),
        age_band=aged.age_band,
        oldest=aged.oldest,
    )


def candidates_of(channels: Sequence[Channel]) -> list[Candidate]:
    return [
        Candidate(channel_id=channel.id, name=channel.name, listeners=listeners_of(channel))
        for channel in channels
        if channel.status is ChannelStatus.ACTIVE
    ]
