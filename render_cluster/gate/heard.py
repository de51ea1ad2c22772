"""What one decode of the sound tells: loudness, peaks, where it is silent, and pieces of it to compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from numpy.typing import NDArray

from render_cluster.gate.headers import open_file
from render_cluster.gate.spans import Span, long_runs
from render_cluster.sound import SAMPLE_RATE, Chain, Sound, decibels, ratio

Wave = NDArray[np.float32]
"""Mono."""
STEP = SAMPLE_RATE // 100
"""Samples whose highest peak tells whether it is silent."""
SILENT_PEAK, SILENT_SEC = ratio(-50), 1.0
SILENCE = -70.0
"""The lowest loudness that R128 tells."""
BLOCK = 48
"""Frames of sound that are measured at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """LUFS and dBTP of the whole (`SILENCE` and less for none), and its silent spans."""

    loudness: float
    peak: float
    silent: tuple[Span, ...]


def hear(path: Path, rooms: Sequence[tuple[int, int]] = ()) -> tuple[Heard, list[Wave]]:
    """Decode the first sound track once.

    `rooms` are (first, end) in samples: these parts are returned too, with zeros where they reach over an end.
    """
    chain, last = Chain(2, [("ebur128", "metadata=1:peak=true:framelog=quiet")]), dict[str, str]()
    peaks, kept = Peaks(), [np.zeros(end - first, np.float32) for first, end in rooms]
    for at, sound in _blocks(path):
        last |= _values(chain.push(sound))
        peaks.add(sound)
        for (first, _), piece in zip(rooms, kept, strict=True):
            _copy(sound, at - first, piece)
    last |= _values(chain.end())
    heard = Heard(
        loudness=float(last.get("lavfi.r128.I", SILENCE)),
        peak=decibels(max(float(last.get("lavfi.r128.true_peak", 0)), ratio(SILENCE))),
        silent=tuple(long_runs(peaks.quiet(), STEP / SAMPLE_RATE, SILENT_SEC)),
    )
    return heard, kept


class Peaks:
    """The highest sample of each step; what is over at the end of a block is carried on."""

    def __init__(self) -> None:
        self._rest: Wave = np.zeros(0, np.float32)
        self._quiet: list[NDArray[np.bool_]] = []

    def add(self, sound: Sound) -> None:
        loud = np.concatenate([self._rest, np.abs(sound).max(axis=0)])
        whole = loud.size // STEP * STEP
        self._quiet.append(loud[:whole].reshape(-1, STEP).max(axis=1) < SILENT_PEAK)
        self._rest = loud[whole:]

    def quiet(self) -> NDArray[np.bool_]:
        return np.concatenate([np.zeros(0, bool), *self._quiet])


def _blocks(path: Path) -> Iterator[tuple[int, Sound]]:
    """Stereo at 48 kHz, each with the sample at which it begins."""
    with open_file(path) as file:
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        waiting: list[av.AudioFrame] = []
        for packet in file.demux(file.streams.audio[0]):
            waiting += _resampled(packet, resampler)
            if len(waiting) >= BLOCK:
                yield _joined(waiting)
                waiting = []
        if waiting:
            yield _joined(waiting)


def _resampled(packet: "av.Packet[AudioStream]", resampler: av.AudioResampler) -> list[av.AudioFrame]:
    """Nothing where a packet is broken: the libraries' log tells of it."""
    try:
        return [out for frame in packet.decode() for out in resampler.resample(frame)]
    except av.error.FFmpegError:
        return []


def _joined(frames: Sequence[av.AudioFrame]) -> tuple[int, Sound]:
    first = frames[0]
    at = round(float((first.pts or 0) * (first.time_base or 0)) * SAMPLE_RATE)
    return at, np.concatenate([frame.to_ndarray() for frame in frames], axis=1)


def _values(frames: Sequence[av.AudioFrame]) -> dict[str, str]:
    found: dict[str, str] = {}
    for frame in frames:
        found |= frame.metadata
    return found


def _copy(sound: Sound, at: int, piece: Wave) -> None:
    """Lay the sound, which begins `at` samples after the piece, into it as far as it reaches."""
    first, end = max(at, 0), min(at + sound.shape[1], piece.size)
    if first < end:
        piece[first:end] = sound[:, first - at : end - at].mean(axis=0)
