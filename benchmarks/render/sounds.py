"""Voices of tone bursts that begin when their words do, and a bed of music, as WAV files."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from render_cluster.spec import SpokenWord
from render_cluster.speech.voiceover import wav_of

RATE = 48_000
FULL = 32_767
HARMONICS = 18
ONSET_SEC, FADE_SEC, GAP_SEC = 0.008, 0.03, 0.06
CHORD = (110.0, 164.8, 220.0, 277.2, 329.6)
Samples = NDArray[np.float64]


def words_of(text: str, seconds: float) -> tuple[SpokenWord, ...]:
    """As long as each other."""
    said = text.split()
    each = seconds / len(said)
    return tuple(SpokenWord(text=word, start_sec=i * each, end_sec=(i + 1) * each) for i, word in enumerate(said))


def save_voice(path: Path, words: Sequence[SpokenWord], seconds: float, seed: int) -> Path:
    out, random = np.zeros(round(seconds * RATE)), np.random.default_rng(seed)
    for word in words:
        burst = _burst(word, random)
        at = round(word.start_sec * RATE)
        out[at : at + burst.size] = burst[: out.size - at]
    return _save(path, out)


def save_music(path: Path, seconds: float) -> Path:
    at = np.arange(round(seconds * RATE)) / RATE
    notes = [np.sin(2 * np.pi * pitch * at) * _swell(at, i) for i, pitch in enumerate(CHORD)]
    noise = np.random.default_rng(9).standard_normal(at.size) * 0.01
    return _save(path, np.sum(notes, axis=0) / 10 + noise)


def _burst(word: SpokenWord, random: np.random.Generator) -> Samples:
    """A falling harmonic tone with as many swells as the word may have syllables, and a sharp beginning."""
    length = word.end_sec - word.start_sec - GAP_SEC
    at = np.arange(int(length * RATE)) / RATE
    pitch = random.uniform(110, 150) * (1 - 0.1 * at / length)
    tone = np.sum([np.sin(2 * np.pi * pitch * n * at) / n for n in range(1, HARMONICS)], axis=0)
    syllables = 0.6 + 0.4 * np.abs(np.cos(np.pi * at / length * max(1, len(word.text) / 3)))
    edges = np.clip(np.minimum(at / ONSET_SEC, (length - at) / FADE_SEC), 0, 1)
    burst: Samples = (tone * 0.12 + random.standard_normal(at.size) * 0.01) * syllables * edges
    return burst


def _swell(at: Samples, number: int) -> Samples:
    swell: Samples = 0.5 + 0.5 * np.sin(2 * np.pi * (0.3 + number * 0.1) * at)
    return swell


def _save(path: Path, samples: Samples) -> Path:
    path.write_bytes(wav_of(np.asarray(np.clip(samples, -1, 1) * FULL, np.int16), RATE))
    return path
