"""A voiceover: sentence by sentence, with short silences between, as one WAV file and the times of its words."""

import io
import wave
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from render_cluster import media
from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec
from render_cluster.speech.espeak import Espeak, Sound, Tone, fresh_engine
from render_cluster.speech.pronounce import pronounced
from render_cluster.speech.timing import TimedWord, starts_by_events, timed
from render_cluster.speech.tokens import sentences_of, tokens_of

RECIPE = "3"
"""Part of the key of what was spoken: raise it when the same order would sound different."""
SENTENCE_PAUSE_SEC = 0.24
TAIL_SEC = 0.05
ENGINE_WORDS_PER_WORD = 0.91
"""The engine counts words of its own: at 165 it says 182 English words a minute."""
_SILENT = 300


@dataclass(frozen=True, slots=True)
class VoiceOrder:
    """`lexicon`: how words are spoken that are written otherwise, as pairs of both."""

    text: str
    language: str = "en"
    voice: str = ""
    words_per_minute: int = 165
    lexicon: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Voiceover:
    """`voice` is the identifier that spoke."""

    wav: bytes
    duration_sec: float
    words: tuple[TimedWord, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class StoredVoiceover:
    key: str
    duration_sec: float
    words: tuple[TimedWord, ...]
    voice: str


def speak(order: VoiceOrder) -> Voiceover:
    """The same order gives the same bytes. Raise `VoiceUnknownError`, `RenderError` if there is nothing to say."""
    tone = Tone(words_per_minute=round(order.words_per_minute * ENGINE_WORDS_PER_WORD))
    parts: list[npt.NDArray[np.int16]] = []
    words: list[str] = []
    starts: list[float] = []
    with fresh_engine() as espeak:
        voice, rate = espeak.voice_for(order.language, order.voice), espeak.rate
        for sentence in sentences_of(tokens_of(order.text), order.language):
            begun = sum(map(len, parts)) / rate
            samples, times = _sentence(espeak, pronounced(sentence, order.language, dict(order.lexicon)), voice, tone)
            parts += [samples, np.zeros(round(SENTENCE_PAUSE_SEC * rate), np.int16)]
            words += [token.text for token in sentence]
            starts += [begun + time for time in times]
    if not any(part.any() for part in parts):
        message = f"There is nothing to say in {order.text[:60]!r}"
        raise RenderError(message)
    samples = np.concatenate([*parts[:-1], np.zeros(round(TAIL_SEC * rate), np.int16)])
    seconds = len(samples) / rate
    return Voiceover(wav_of(samples, rate), round(seconds, 3), timed(words, starts, seconds), voice)


def speak_to_store(order: VoiceOrder, store: StoreSpec, key: str) -> StoredVoiceover:
    """Speak in a task of the cluster."""
    said = speak(order)
    media.save(store, key, said.wav)
    return StoredVoiceover(key, said.duration_sec, said.words, said.voice)


def wav_of(samples: npt.NDArray[np.int16], rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples.astype("<i2").tobytes())
    return file.getvalue()


def _sentence(
    espeak: Espeak, sentence: Sequence[str], voice: str, tone: Tone
) -> tuple[npt.NDArray[np.int16], list[float]]:
    offsets, spoken = [], ""
    for said in sentence:
        offsets.append(len(spoken))
        spoken += said + " " if said else ""
    if not spoken.strip():
        return np.zeros(0, np.int16), [0.0] * len(sentence)
    sound = espeak.say(spoken, voice, tone)
    samples = _without_tail(sound)
    end = len(samples) / sound.rate
    return samples, starts_by_events(offsets, sound.words, len(spoken), end)


def _without_tail(sound: Sound) -> npt.NDArray[np.int16]:
    """The engine ends a sentence with a silence of its own length; ours is the same everywhere."""
    loud = np.flatnonzero(np.abs(sound.samples.astype(np.int32)) > _SILENT)
    return sound.samples[: loud[-1] + 1 + round(0.03 * sound.rate)] if loud.size else sound.samples[:0]
