"""Who speaks: text to a voiceover with the time of each word."""

from abc import abstractmethod
from dataclasses import dataclass, field
from typing import Protocol

from application.contracts.render import WordTime
from domain.assets.provenance import Provenance
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOrder:
    """`voice` is the engine's own identifier, empty for the language's default. `label` names the task to watchers."""

    tenant_id: TenantId
    text: str
    language: str
    voice: str = ""
    words_per_minute: int = 165
    label: str = ""


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
