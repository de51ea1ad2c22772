"""Speech by any OpenAI-compatible service; it gives no word times, so those are estimated."""

import asyncio
import hashlib
import json

import openai
from openai import AsyncOpenAI, omit

from application.contracts.render import WordTime
from application.ports.speech import Speech, SpeechOrder, Voiceover
from domain.shared.errors import ContentFactoryError, ProviderRefusedError, ProviderUnavailableError
from render_cluster import media
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.speech.decoding import decode_to_store
from render_cluster.speech.timing import by_share
from render_cluster.speech.tokens import tokens_of

LICENCE = "Synthetic speech; the service's terms apply, and it must be disclosed"
_USUAL_WORDS_PER_MINUTE = 165
_USD_PER_MINUTE = {"gpt-4o-mini-tts": 0.015}
_USD_PER_CHARACTER = {"tts-1": 15e-6, "tts-1-hd": 30e-6}
_WORTH_ANOTHER_TRY = frozenset({408, 409, 425, 429})


class OpenAiSpeech(Speech):
    """What was paid for once is not asked for again: the length is kept beside the sound."""

    def __init__(self, client: AsyncOpenAI, model: str, voice: str, compute: Compute, store_spec: StoreSpec) -> None:
        self._client = client
        self._model = model
        self._voice = voice
        self._compute = compute
        self._store = store_spec

    async def speak(self, order: SpeechOrder) -> Voiceover:
        key = self._key(order)
        seconds = await self._known(key)
        if seconds is not None:
            return self._voiceover(order, key, seconds, 0.0)
        content = await self._ask(order)
        seconds = await self._keep(content, key, order)
        return self._voiceover(order, key, seconds, self._cost(order.text, seconds))

    async def _ask(self, order: SpeechOrder) -> bytes:
        pace = order.words_per_minute / _USUAL_WORDS_PER_MINUTE
        steerable = not self._model.startswith("tts-1")
        asked = f"Speak {order.language}, clearly and warmly, at about {order.words_per_minute} words a minute."
        try:
            answer = await self._client.audio.speech.create(
                input=order.text,
                model=self._model,
                voice=self._voice_for(order),
                response_format="wav",
                instructions=asked if steerable else omit,
                speed=omit if steerable else min(max(pace, 0.25), 4.0),
            )
            return await answer.aread()
        except openai.OpenAIError as error:
            raise _ours(error) from error

    async def _keep(self, content: bytes, key: str, order: SpeechOrder) -> float:
        label = f"voice · {order.label or order.text[:40]}"
        try:
            seconds = await self._compute.call(decode_to_store, content, self._store, key, label=label)
        except RenderError as error:
            raise ProviderRefusedError(str(error)) from error
        except WorkerLostError as error:
            raise ProviderUnavailableError(str(error)) from error
        await asyncio.to_thread(media.save, self._store, f"{key}.json", json.dumps({"seconds": seconds}).encode())
        return seconds

    async def _known(self, key: str) -> float | None:
        try:
            note = await asyncio.to_thread(media.fetch, self._store, f"{key}.json")
        except RenderError:
            return None
        return float(json.loads(note)["seconds"])

    def _voiceover(self, order: SpeechOrder, key: str, seconds: float, cost: float) -> Voiceover:
        times = by_share([token.text for token in tokens_of(order.text)], seconds)
        words = tuple(WordTime(text=word.text, start_sec=word.start_sec, end_sec=word.end_sec) for word in times)
        source = f"{self._model} {self._voice_for(order)}"
        return Voiceover(
            key=key,
            duration_sec=seconds,
            words=words,
            source=source,
            licence=LICENCE,
            cost_usd=cost,
            estimated=True,
        )

    def _voice_for(self, order: SpeechOrder) -> str:
        """A name with a slash is another engine's: the brand was set up for that one."""
        return order.voice if order.voice and "/" not in order.voice else self._voice

    def _cost(self, text: str, seconds: float) -> float:
        by_time = _USD_PER_MINUTE.get(self._model, 0.0) * seconds / 60
        return round(by_time + _USD_PER_CHARACTER.get(self._model, 0.0) * len(text), 6)

    def _key(self, order: SpeechOrder) -> str:
        base, voice = str(self._client.base_url), self._voice_for(order)
        said = [base, self._model, voice, order.text, order.language, order.words_per_minute]
        digest = hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
        return f"t/{order.tenant_id}/voices/{digest}.wav"


def _ours(error: openai.OpenAIError) -> ContentFactoryError:
    if isinstance(error, openai.APIStatusError):
        status, said = error.status_code, f"The speech service answered {error.status_code}"
        if status in _WORTH_ANOTHER_TRY or status >= 500:  # noqa: PLR2004 - the server's own failures
            return ProviderUnavailableError(f"{said}; it may work later.")
        return ProviderRefusedError(f"{said}: {error.message[:200]}. Check TGCF_MODEL__* and the voice.")
    return ProviderUnavailableError(f"The speech service did not answer: {error}")
