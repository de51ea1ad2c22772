"""A channel as it is shown."""

from datetime import datetime
from typing import Self
from uuid import UUID

from application.contracts.base import Payload
from application.contracts.curation import CurationPayload
from application.contracts.style import StylePayload
from domain.tenancy.channel import (
    CHANNEL_LIFECYCLE,
    Aspect,
    BrandStyle,
    CaptionStyle,
    Channel,
    ChannelStatus,
    GateMode,
    Gates,
    ProviderOrder,
)


class GatesPayload(Payload):
    idea: GateMode
    script: GateMode
    schedule: GateMode

    @classmethod
    def of(cls, gates: Gates) -> Self:
        return cls(idea=gates.idea, script=gates.script, schedule=gates.schedule)


class BrandPayload(Payload):
    name: str
    template: str
    wordmark: str
    accent: str
    aspect: Aspect = Aspect.TALL
    captions: CaptionStyle = CaptionStyle.TEMPLATE
    voice: str
    words_per_minute: int
    banned_words: tuple[str, ...]
    call_to_action: str
    style: StylePayload = StylePayload()

    @classmethod
    def of(cls, brand: BrandStyle) -> Self:
        return cls(
            name=brand.name,
            template=brand.template,
            wordmark=brand.wordmark,
            accent=brand.accent,
            aspect=brand.aspect,
            captions=brand.captions,
            voice=brand.voice,
            words_per_minute=brand.words_per_minute,
            banned_words=brand.banned_words,
            call_to_action=brand.call_to_action,
            style=StylePayload.of(brand.style),
        )


class ProvidersPayload(Payload):
    """Whom the channel orders from, the first one first; empty: the order of the settings."""

    text: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    imagery: tuple[str, ...] = ()

    @classmethod
    def of(cls, order: ProviderOrder) -> Self:
        return cls(text=order.text, speech=order.speech, imagery=order.imagery)


class ChannelPayload(Payload):
    """`times` empty: posts go out at once. `run_at` empty: runs are started by hand."""

    channel_id: UUID
    slug: str
    name: str
    platform: str
    language: str
    time_zone: str
    topics: tuple[str, ...]
    sources: tuple[str, ...]
    curation: CurationPayload = CurationPayload()
    gates: GatesPayload
    grace_sec: float
    target_sec: float
    run_at: str
    times: tuple[str, ...]
    brand: BrandPayload
    providers: ProvidersPayload = ProvidersPayload()
    status: ChannelStatus
    allowed_actions: tuple[str, ...]
    version: int
    updated_at: datetime

    @classmethod
    def of(cls, channel: Channel) -> Self:
        return cls(
            channel_id=channel.id,
            slug=channel.slug,
            name=channel.name,
            platform=channel.platform,
            language=channel.language,
            time_zone=channel.time_zone,
            topics=channel.topics,
            sources=channel.sources,
            curation=CurationPayload.of(channel.curation),
            gates=GatesPayload.of(channel.gates),
            grace_sec=channel.grace.total_seconds(),
            target_sec=channel.target.total_seconds(),
            run_at=channel.run_at,
            times=channel.rule.times,
            brand=BrandPayload.of(channel.brand),
            providers=ProvidersPayload.of(channel.providers),
            status=channel.status,
            allowed_actions=("edit", *CHANNEL_LIFECYCLE.verbs(channel.status)),
            version=channel.version,
            updated_at=channel.updated_at,
        )
