"""The whole soundtrack, once: levels cross the scenes' borders, and a join of AAC tracks would leave gaps."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import av
import numpy as np

from render_cluster.errors import RenderError
from render_cluster.loudness import SAMPLE_RATE, Sound, frame_of, level
from render_cluster.profiles import EncoderProfile

FADE_SEC = 0.12
"""At both ends of the track."""
EDGE_SEC = 0.008
"""At both ends of a voice, so that a cut in a wave does not click."""


def decode(content: bytes, name: str) -> Sound:
    """48 kHz stereo of any file that a speech engine may give; raise `RenderError` if it has no sound."""
    try:
        with av.open(BytesIO(content), "r") as file:
            resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
            frames = [out for frame in file.decode(audio=0) for out in resampler.resample(frame)]
            frames += resampler.resample(None)
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        message = f"The voice {name} cannot be opened: {error}"
        raise RenderError(message) from error
    if not any(frame.samples for frame in frames):
        message = f"The voice {name} is empty"
        raise RenderError(message)
    return np.concatenate([frame.to_ndarray() for frame in frames], axis=1).astype(np.float32, copy=False)


def mix(voices: Sequence[tuple[int, Sound]], samples: int) -> Sound:
    """Each voice from its own sample on; the track is exactly as long as the picture."""
    track = np.zeros((2, samples), np.float32)
    for at, voice in voices:
        part = _faded(voice[:, : samples - at], EDGE_SEC)
        track[:, at : at + part.shape[1]] += part
    return track


def finish(track: Sound) -> Sound:
    return _faded(level(track), FADE_SEC)


def encode(sound: Sound, path: Path, profile: EncoderProfile) -> None:
    with av.open(str(path), "w", format="mp4") as file:
        stream = file.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        stream.bit_rate = profile.audio_bit_rate
        stream.codec_context.options = {"aac_coder": "fast"}
        for at in range(0, sound.shape[1], SAMPLE_RATE):
            file.mux(stream.encode(frame_of(sound[:, at : at + SAMPLE_RATE], at)))
        file.mux(stream.encode(None))


def _faded(sound: Sound, seconds: float) -> Sound:
    length = min(round(seconds * SAMPLE_RATE), sound.shape[1] // 2)
    if not length:
        return sound
    ramp = np.linspace(0, 1, length, dtype=np.float32)
    shaped = sound.copy()
    shaped[:, :length] *= ramp
    shaped[:, -length:] *= ramp[::-1]
    return shaped
