"""Who speaks: text to a voiceover with the time of each word."""

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Protocol, Self

from application.contracts.render import WordTime
from domain.assets.provenance import Provenance
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOrder:
    """`voice` is the engine's own identifier, empty for the language's default. `label` names the task to watchers.

    `lexicon` says how words are spoken that are written otherwise: pairs of both, in the order of the words.
    `providers` is the channel's own order, if it has one.
    """

    tenant_id: TenantId
    text: str
    language: str
    voice: str = ""
    words_per_minute: int = 165
    lexicon: tuple[tuple[str, str], ...] = ()
    label: str = ""
    providers: tuple[str, ...] = ()

    @classmethod
    def of(cls, tenant_id: TenantId, text: str, language: str, channel: Channel, label: str = "") -> Self:
        """Everybody who has a channel's narration spoken gives the same order."""
        brand = channel.brand
        return cls(
            tenant_id=tenant_id,
            text=text,
            language=language,
            voice=brand.voice,
            words_per_minute=brand.words_per_minute,
            lexicon=tuple(sorted(brand.style.lexicon.items())),
            label=label,
            providers=channel.providers.speech,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiceover:
    """A WAV or other audio file in the store. `estimated` says that the words' times were not given by the engine."""

    key: str
    duration_sec: float
    words: tuple[WordTime, ...]
    source: str
    licence: str
    cost_usd: float = 0.0
    estimated: bool = False
    provenance: Provenance = field(default_factory=Provenance)


class Speech(Protocol):
    @abstractmethod
    async def speak(self, order: SpeechOrder) -> Voiceover:
        """The same order gives the same object. Raise `Provider…Error`, `InvalidInputError` for an unknown voice."""
