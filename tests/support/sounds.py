"""Sounds made on the spot: something like speech, something like a song, and WAV files of them."""

import io
import wave
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
RATE = 48_000


def speech_like(seconds: float, seed: int = 1, loud: float = 0.2) -> Sound:
    """Mono: harmonics of a voice that swell and fall four times a second, a hiss between, and breaths that stay."""
    noise = np.random.default_rng(seed)
    time = np.arange(round(seconds * RATE)) / RATE
    pitch = 2 * np.pi * np.cumsum(120 + 25 * np.sin(2 * np.pi * 0.7 * time + seed)) / RATE
    voiced = sum(np.sin(harmonic * pitch) / harmonic for harmonic in range(1, 24))
    hiss = noise.standard_normal(time.size)
    swell = np.clip(np.sin(2 * np.pi * 2 * time), 0, 1) ** 0.5
    mixed = loud * (voiced * swell + 0.05 * hiss * (1 - swell))
    return mixed[None].astype(np.float32)


def a_song(seconds: float, seed: int = 1) -> Sound:
    """Stereo: a beat, cymbals and a chord, bright and wide as loud music is."""
    noise = np.random.default_rng(seed)
    time = np.arange(round(seconds * RATE)) / RATE
    kick = np.sin(2 * np.pi * 55 * time) * np.exp(-(time % 0.5) * 8)
    hat = 0.5 * noise.standard_normal(time.size) * np.exp(-(time % 0.25) * 60)
    chord = sum(0.3 * ((time * pitch) % 1 - 0.5) for pitch in (220, 277.2, 329.6))
    return (0.3 * np.stack([kick + hat + chord, kick - 0.5 * hat + np.roll(chord, 500)])).astype(np.float32)


def tone(seconds: float, pitch: float = 440, loud: float = 0.25, channels: int = 2) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    return np.repeat((loud * np.sin(2 * np.pi * pitch * time))[None], channels, axis=0).astype(np.float32)


def blocks_of(sound: Sound) -> Iterator[Sound]:
    for at in range(0, sound.shape[1], RATE):
        yield sound[:, at : at + RATE]


def wav(sound: Sound) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(sound.shape[0])
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1).T * 32_767).astype("<i2").tobytes())
    return content.getvalue()
