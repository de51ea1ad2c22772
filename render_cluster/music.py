"""The bed of music: the user's own track, repeated without a seam, at a bed's level, lower still under speech."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render_cluster.errors import RenderError
from render_cluster.loudness import Meter
from render_cluster.sound import SAMPLE_RATE, Sound, ratio
from render_cluster.tape import Tape
from render_cluster.voice_levels import HOP

BED_LUFS = -22.0
"""Where nobody speaks: a little under the speech, which stands at -20."""
DUCKED = 0.2
"""-14 dB under speech: some 15 LU below it."""
ATTACK, RELEASE = 0.35, 0.04
"""Share of the way to the wanted gain in a hundredth of a second."""
BEFORE, AFTER = 10, 60
"""Hops: the music is down when the word begins, and does not come up between two words."""
FADE_IN, FADE_OUT = round(0.5 * SAMPLE_RATE), round(1.5 * SAMPLE_RATE)
SEAM = 2 * SAMPLE_RATE
SHORTEST = SAMPLE_RATE
QUIET = 0.001
"""-60 dBFS: what a track has before its first and after its last note is no part of its loop."""


@dataclass(frozen=True, slots=True)
class Bed:
    """`gain` is linear; `samples` is how long the loop's material is; the rest of the tape is not heard."""

    tape: Tape
    first: int
    samples: int
    gain: float

    def read(self, at: int, count: int) -> Sound:
        """Return this part of the endless music, at its level; its rounds fade into each other."""
        sound, done = np.zeros((2, count), np.float32), 0
        seam = min(SEAM, self.samples // 4)
        period = self.samples - seam
        while done < count:
            place = (at + done) % period
            part = self.tape.read(self.first + place, min(count - done, period - place))
            if at + done >= period and place < seam:
                end = self.tape.read(self.first + period + place, min(part.shape[1], seam - place))
                turn = (np.arange(place, place + end.shape[1], dtype=np.float32) + 0.5) * np.float32(np.pi / 2 / seam)
                part[:, : end.shape[1]] = part[:, : end.shape[1]] * np.sin(turn) + end * np.cos(turn)
            sound[:, done : done + part.shape[1]] = part
            done += part.shape[1]
        return sound * np.float32(self.gain)


def lay_bed(track: Iterable[Sound], gain_db: float, samples: int, tape: Tape) -> Bed:
    """Record what of a stereo track is needed for so many samples; raise `RenderError` for one of no use."""
    meter, first, end = Meter(2), -1, 0
    for block in track:
        loud = np.flatnonzero(np.abs(block).max(axis=0) > QUIET)
        if loud.size:
            first = tape.samples + int(loud[0]) if first < 0 else first
            end = tape.samples + int(loud[-1]) + 1
        tape.append(block)
        meter.feed(block)
        if first >= 0 and tape.samples - first >= samples + SEAM:
            break
    lufs = meter.integrated()
    if first < 0 or lufs is None or end - first < SHORTEST:
        message = "The music is silent or shorter than a second"
        raise RenderError(message)
    return Bed(tape, first, end - first, ratio(BED_LUFS - lufs + gain_db))


def ducking(speaking: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Gain of the music for each hop: `DUCKED` under speech, 1 elsewhere, and a smooth way between."""
    around = np.convolve(speaking, np.ones(BEFORE + AFTER + 1))[BEFORE : BEFORE + len(speaking)] > 0
    wanted = np.where(around, DUCKED, 1.0)
    gain = wanted[0] if len(wanted) else 1.0
    values = np.empty(len(wanted), np.float32)
    for index, goal in enumerate(wanted):
        gain += (goal - gain) * (ATTACK if goal < gain else RELEASE)
        values[index] = gain
    return values


def faded(music: Sound, at: int, samples: int) -> Sound:
    """In at the start and out at the end of a track of so many samples; a short one is faded for a quarter each."""
    place = np.arange(at, at + music.shape[1], dtype=np.float32)
    up = place / max(1, min(FADE_IN, samples // 4))
    down = (samples - 1 - place) / max(1, min(FADE_OUT, samples // 4))
    return music * np.clip(np.minimum(up, down), 0, 1).astype(np.float32)


def under(gains: NDArray[np.float32], at: int, count: int) -> NDArray[np.float32]:
    """The gain of each sample of this part, between the hops' values."""
    places = (np.arange(at, at + count, dtype=np.float64) + 0.5) / HOP - 0.5
    return np.interp(places, np.arange(len(gains)), gains).astype(np.float32)
