"""Sound files to blocks of samples, and blocks to AAC."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer

from render_cluster.errors import RenderError
from render_cluster.profiles import EncoderProfile
from render_cluster.sound import BLOCK, SAMPLE_RATE, Sound, frame_of

AAC = {"aac_coder": "fast", "aac_is": "0", "aac_pns": "0", "aac_tns": "0", "flags": "+qscale"}
"""Nearer to what goes in than FFmpeg's own choice, at a quarter of its cost: docs/adr/0013."""
WAV_PROBE = 4096
"""Bytes: a WAV file's head says all; looking into its samples takes FFmpeg 11 ms a file."""
QUALITY_UNIT = 118
"""FFmpeg's `FF_QP2LAMBDA`: the encoder divides by it."""


def decoded(source: bytes | Path, name: str, channels: int = 2) -> Iterator[Sound]:
    """48 kHz, mono or stereo, about a second at a time, of a WAV file's bytes or of an MP4 file of ours.

    Whatever else it claims to be, nothing else is opened. Raise `RenderError` if it has no sound.
    """
    waiting: list[Sound] = []
    samples = given = 0
    try:
        for part in _parts(source, channels):
            waiting.append(part)
            samples += part.shape[1]
            if samples - given >= BLOCK:
                yield np.concatenate(waiting, axis=1)
                given, waiting = samples, []
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        message = f"The sound {name} cannot be opened: {error}"
        raise RenderError(message) from error
    if waiting:
        yield np.concatenate(waiting, axis=1)
    elif not samples:
        message = f"The sound {name} is empty"
        raise RenderError(message)


def length(source: bytes | Path, name: str) -> int:
    """Samples at 48 kHz, by decoding it all; raise `RenderError` if it has no sound."""
    return sum(block.shape[1] for block in decoded(source, name, 1))


def encode(blocks: Iterable[Sound], path: Path, profile: EncoderProfile) -> None:
    at = 0
    with av.open(str(path), "w", format="mp4") as file:
        stream = file.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        stream.codec_context.options = {**AAC, "global_quality": str(round(QUALITY_UNIT * profile.audio_quality))}
        for block in blocks:
            file.mux(stream.encode(frame_of(block, at)))
            at += block.shape[1]
        file.mux(stream.encode(None))


def _parts(source: bytes | Path, channels: int) -> Iterator[Sound]:
    resampler = av.AudioResampler(format="fltp", layout="mono" if channels == 1 else "stereo", rate=SAMPLE_RATE)
    with _opened(source) as file:
        for frame in chain(file.decode(audio=0), [None]):
            yield from (
                out.to_ndarray().astype(np.float32, copy=False) for out in resampler.resample(frame) if out.samples
            )


def _opened(source: bytes | Path) -> InputContainer:
    if isinstance(source, bytes):
        return av.open(BytesIO(source), "r", format="wav", options={"probesize": str(WAV_PROBE)})
    return av.open(str(source), "r", format="mp4")
