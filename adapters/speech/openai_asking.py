"""The two questions to an OpenAI-compatible speech service: say this, and when was which word said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openai import AsyncOpenAI, omit

from adapters.model.failures import NO_ANSWER, ours
from application.ports.purse import paying
from application.ports.speech import SpeechOrder
from domain.budgets.prices import Usage

PROVIDER: Final = "openai"
SERVICE: Final = "The speech service"
USUAL_WORDS_PER_MINUTE = 165
SLOWEST, FASTEST = 0.25, 4.0
UNSTEERABLE = "tts-1"
"""Models that take a speed, not words about how to speak."""
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class SpeechService:
    client: AsyncOpenAI
    model: str
    transcription_model: str = ""

    async def say(self, order: SpeechOrder, voice: str, key: str) -> bytes:
        steerable = not self.model.startswith(UNSTEERABLE)
        pace = order.words_per_minute / USUAL_WORDS_PER_MINUTE
        asked = f"Speak {order.language}, clearly and warmly, at about {order.words_per_minute} words a minute."
        usage = Usage.speech(PROVIDER, self.model, expected_seconds(order))
        async with paying(usage) as bill:
            try:
                answer = await self.client.audio.speech.create(
                    input=spoken(order),
                    model=self.model,
                    voice=voice,
                    response_format="wav",
                    instructions=asked if steerable else omit,
                    speed=omit if steerable else min(max(pace, SLOWEST), FASTEST),
                    extra_headers={"Idempotency-Key": key},
                )
                content = await answer.aread()
            except NO_ANSWER as error:
                raise ours(error, SERVICE) from error
            bill.deliver(usage)
        return content

    async def hear(self, wav: bytes, language: str, seconds: float) -> list[tuple[str, float]]:
        """Return the words that were heard with their starts, none if the service does not tell."""
        async with paying(Usage.speech(PROVIDER, self.transcription_model, seconds)):
            try:
                answer = await self.client.audio.transcriptions.create(
                    file=("voice.wav", wav, "audio/wav"),
                    model=self.transcription_model,
                    language=language.partition("-")[0],
                    response_format="verbose_json",
                    timestamp_granularities=["word"],
                )
            except NO_ANSWER as error:
                raise ours(error, "The transcription service") from error
        return list(_words_of(answer))


def _words_of(answer: object) -> Iterator[tuple[str, float]]:
    """The client checks no shapes: what is no word with a start is left out."""
    told = getattr(answer, "words", None)
    for each in told if isinstance(told, list) else []:
        word, start = getattr(each, "word", None), getattr(each, "start", None)
        if isinstance(word, str) and isinstance(start, int | float):
            yield word, float(start)


def spoken(order: SpeechOrder) -> str:
    """Return the text with the brand's words as they are said."""
    said = {written.casefold(): sound for written, sound in order.lexicon if written.strip()}
    if not said:
        return order.text
    longest_first = "|".join(re.escape(word) for word in sorted(said, key=len, reverse=True))
    return re.sub(
        rf"(?i)(?<!\w)(?:{longest_first})(?!\w)", lambda found: said.get(found[0].casefold(), found[0]), order.text
    )


def expected_seconds(order: SpeechOrder) -> float:
    words = max(1, len(order.text.split()))
    return round(words * SECONDS_PER_MINUTE / order.words_per_minute, 2)
