"""Audio of any format that a speech service answers with, as the mono WAV that the renderer reads."""

import io

import av
import numpy as np

from render_cluster import media
from render_cluster.errors import RenderError
from render_cluster.ingest.sounds import plain_bytes
from render_cluster.media import StoreSpec
from render_cluster.speech.voiceover import wav_of

RATE = 24_000


def decode_to_store(content: bytes, store: StoreSpec, key: str) -> float:
    """Store the sound as WAV and return its length in seconds; raise `RenderError` if it is none."""
    wav, seconds = decoded(content)
    media.save(store, key, wav)
    return seconds


def decoded(content: bytes) -> tuple[bytes, float]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        plain = plain_bytes(content, "The speech service's answer")
        with av.open(io.BytesIO(plain), mode="r", format="wav") as file:
            frames = [part for frame in file.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
    except (av.FFmpegError, IndexError, ValueError) as error:
        message = f"The speech service answered with {len(content)} bytes that are no sound: {error}"
        raise RenderError(message) from error
    parts = [frame.to_ndarray().reshape(-1) for frame in frames]
    samples = np.concatenate(parts).astype(np.int16) if parts else np.zeros(0, np.int16)
    if not samples.any():
        message = "The speech service answered with silence"
        raise RenderError(message)
    return wav_of(samples, RATE), round(len(samples) / RATE, 3)
