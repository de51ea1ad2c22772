"""Loudness (EBU R128) and true peak of sound that passes by in blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import av
import numpy as np

from render_cluster.sound import SAMPLE_RATE, Chain, Sound, decibels

TARGET_LUFS = -14.0
SILENT_LUFS = -69.0
SHORTEST = round(0.5 * SAMPLE_RATE)
"""R128 knows no loudness of less than 400 ms: what is shorter is measured as if it were said again and again."""
TAPS, PHASES = 24, 4
WORTH_A_LOOK = 0.6
"""-4.4 dBFS: the wave between two samples rises by 3 dB at most over them in sound that AAC has passed on."""


class Meter:
    """Integrated loudness of what it is fed, gated as R128 says: pauses and breaths do not count."""

    def __init__(self, channels: int) -> None:
        self._chain = Chain(channels, [("ebur128", "metadata=1:peak=none:framelog=quiet:dualmono=1")])
        self._short: list[Sound] = []
        self._samples, self._last = 0, SILENT_LUFS

    def feed(self, sound: Sound) -> None:
        if self._samples >= SHORTEST:
            self._read(self._chain.push(sound))
            return
        self._short.append(sound)
        self._samples += sound.shape[1]
        if self._samples >= SHORTEST:
            self._read(self._chain.push(np.concatenate(self._short, axis=1)))

    def integrated(self) -> float | None:
        """LUFS of everything, a mono sound as it is heard from both loudspeakers; None if that is silence."""
        if 0 < self._samples < SHORTEST:
            again = -(-SHORTEST // self._samples)
            self._read(self._chain.push(np.tile(np.concatenate(self._short, axis=1), again)))
        self._read(self._chain.end())
        return self._last if self._last > SILENT_LUFS else None

    def _read(self, frames: Sequence[av.AudioFrame]) -> None:
        for frame in reversed(frames):
            if "lavfi.r128.I" in frame.metadata:  # the last frame may be too short for one
                self._last = float(frame.metadata["lavfi.r128.I"])
                return


class PeakMeter:
    """Highest point of the wave between the samples, by a windowed sinc at four times the rate (BS.1770, annex 2).

    Only the surroundings of loud samples are looked at, which makes it an order of magnitude cheaper than a filter.
    """

    def __init__(self) -> None:
        self._end = np.zeros((2, TAPS), np.float32)
        self._highest = 0.0

    def feed(self, sound: Sound) -> None:
        joined = np.concatenate([self._end, sound], axis=1)
        self._end = joined[:, -TAPS:]
        for channel in joined:
            self._highest = max(self._highest, float(np.abs(channel).max()), _between(channel))

    @property
    def dbtp(self) -> float:
        return decibels(max(self._highest, 1e-9))


@dataclass(frozen=True, slots=True)
class Measured:
    """`lufs` is None for silence."""

    lufs: float | None
    dbtp: float


def measured(blocks: Iterable[Sound]) -> Measured:
    """Both figures of stereo sound."""
    loudness, peak = Meter(2), PeakMeter()
    for block in blocks:
        loudness.feed(block)
        peak.feed(block)
    return Measured(loudness.integrated(), peak.dbtp)


def integrated(blocks: Iterable[Sound], channels: int = 2) -> float | None:
    meter = Meter(channels)
    for block in blocks:
        meter.feed(block)
    return meter.integrated()


def _between(channel: Sound) -> float:
    half = TAPS // 2
    hot = np.flatnonzero(np.abs(channel) > WORTH_A_LOOK)
    before = np.unique(np.concatenate([hot, hot - 1]))
    before = before[(before >= half - 1) & (before < len(channel) - half)]
    if not before.size:
        return 0.0
    around = np.lib.stride_tricks.sliding_window_view(channel, TAPS)[before - half + 1]
    return float(np.abs(around @ _INTERPOLATION).max())


def _interpolation() -> Sound:
    places = np.arange(TAPS)[:, None] - (TAPS // 2 - 1) - np.arange(1, PHASES)[None, :] / PHASES
    window = np.cos(np.pi * places / (TAPS + 1)) ** 2
    weights = np.sinc(places) * window
    return np.asarray(weights / weights.sum(axis=0), np.float32)


_INTERPOLATION = _interpolation()
