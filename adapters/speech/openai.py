"""Speech by any OpenAI-compatible service, with the word times of its transcription, else estimated ones."""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from typing import Final

import structlog
from openai import AsyncOpenAI
from pydantic import BaseModel, ValidationError

from adapters.model.once import Order
from adapters.speech.hearing import estimated, times_of
from adapters.speech.openai_asking import PROVIDER, SECONDS_PER_MINUTE, SpeechService, spoken
from application.contracts.render import WordTime
from application.ports.provider_jobs import ProviderJobs
from application.ports.speech import Speech, SpeechOrder, Voiceover
from domain.assets.provenance import Provenance
from domain.budgets.budget import BudgetReachedError
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.speech.decoding import decode_to_store
from render_cluster.speech.timing import TimedWord
from render_cluster.speech.tokens import tokens_of

LICENCE: Final = "Synthetic speech; the service's terms apply, and it must be disclosed"
USD_PER_MINUTE = {"gpt-4o-mini-tts": 0.015}
USD_PER_CHARACTER = {"tts-1": 15e-6, "tts-1-hd": 30e-6}
_log = structlog.get_logger(__name__)


class Note(BaseModel):
    """What is kept beside the sound: its length, and the words heard in it with their starts."""

    seconds: float
    heard: list[tuple[str, float]] = []


@dataclass(frozen=True, slots=True)
class OpenAiVoice:
    """`name` is for orders that name none; without a `transcription_model` the times of words are estimated."""

    model: str
    name: str
    transcription_model: str = ""


class OpenAiSpeech(Speech):
    """What was paid for once is not asked for again: the sound lies under the hash of what was asked."""

    def __init__(
        self, client: AsyncOpenAI, voice: OpenAiVoice, compute: Compute, store_spec: StoreSpec, jobs: ProviderJobs
    ) -> None:
        self._service = SpeechService(client, voice.model, voice.transcription_model)
        self._voice = voice
        self._compute = compute
        self._store = store_spec
        self._jobs = jobs

    async def speak(self, order: SpeechOrder) -> Voiceover:
        key = self._key(order)
        note, cost = await self._known(key), 0.0
        if note is None:
            bought = Order(self._jobs, order.tenant_id, PROVIDER, key)
            note = await bought.bought(lambda: self._buy(order, key), lambda: self._known(key))
            cost = self._cost(order.text, note.seconds)
        return self._voiceover(order, key, note, cost)

    async def _buy(self, order: SpeechOrder, key: str) -> Note:
        content = await self._service.say(order, self._voice_for(order), key)
        label = f"voice · {order.label or order.text[:40]}"
        try:
            seconds = await self._compute.call(decode_to_store, content, self._store, key, label=label)
        except RenderError as error:
            raise ProviderRefusedError(str(error)) from error
        except WorkerLostError as error:
            raise ProviderUnavailableError(str(error)) from error
        note = Note(seconds=seconds, heard=await self._heard(order, key, seconds))
        await asyncio.to_thread(media.save, self._store, f"{key}.json", note.model_dump_json().encode())
        return note

    async def _heard(self, order: SpeechOrder, key: str, seconds: float) -> list[tuple[str, float]]:
        """The times are worth a second request, and not worth losing the voice that was paid for."""
        if not self._voice.transcription_model:
            return []
        wav = await asyncio.to_thread(media.fetch, self._store, key)
        try:
            return await self._service.hear(wav, order.language, seconds)
        except (ProviderRefusedError, ProviderUnavailableError, BudgetReachedError) as error:
            _log.warning("word_times_estimated", label=order.label, reason=str(error))
            return []

    async def _known(self, key: str) -> Note | None:
        try:
            return Note.model_validate_json(await asyncio.to_thread(media.fetch, self._store, f"{key}.json"))
        except (RenderError, ValidationError):
            return None

    def _voiceover(self, order: SpeechOrder, key: str, note: Note, cost: float) -> Voiceover:
        tokens = tokens_of(order.text)
        heard = times_of(tokens, order.text, note.heard, note.seconds)
        return Voiceover(
            key=key,
            duration_sec=note.seconds,
            words=_words(heard or estimated(tokens, note.seconds)),
            source=f"{self._voice.model} {self._voice_for(order)}",
            licence=LICENCE,
            cost_usd=cost,
            estimated=heard is None,
            provenance=self._provenance(order, exact=heard is not None),
        )

    def _provenance(self, order: SpeechOrder, *, exact: bool) -> Provenance:
        times = self._voice.transcription_model if exact else "estimated"
        parameters: dict[str, str | int | float] = {
            "voice": self._voice_for(order),
            "words_per_minute": order.words_per_minute,
            "word_times": times,
        }
        return Provenance(model=self._voice.model, prompt=spoken(order), parameters=parameters)

    def _voice_for(self, order: SpeechOrder) -> str:
        """A name with a slash is another engine's: the brand was set up for that one."""
        return order.voice if order.voice and "/" not in order.voice else self._voice.name

    def _cost(self, text: str, seconds: float) -> float:
        by_time = USD_PER_MINUTE.get(self._voice.model, 0.0) * seconds / SECONDS_PER_MINUTE
        return round(by_time + USD_PER_CHARACTER.get(self._voice.model, 0.0) * len(text), 6)

    def _key(self, order: SpeechOrder) -> str:
        base, voice = str(self._service.client.base_url), self._voice_for(order)
        said = [base, self._voice.model, voice, spoken(order), order.language, order.words_per_minute]
        digest = hashlib.sha256(json.dumps([*said, self._voice.transcription_model]).encode()).hexdigest()[:32]
        return f"t/{order.tenant_id}/voices/{digest}.wav"


def _words(times: tuple[TimedWord, ...]) -> tuple[WordTime, ...]:
    return tuple(WordTime(text=word.text, start_sec=word.start_sec, end_sec=word.end_sec) for word in times)
