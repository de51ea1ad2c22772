"""Voices made ready for the mix: gently equalised, measured, and brought to one loudness, whoever speaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render_cluster.loudness import Meter
from render_cluster.sound import SAMPLE_RATE, Filter, Sound, filtered, ratio
from render_cluster.tape import Tape

SPEECH_LUFS = -20.0
"""Of speech in the mix, before the whole is brought to its target: room for peaks and for music below."""
MOST_GAIN_DB = 12.0
"""Between the voices of one video: what is fainter still was meant so, or is noise."""
EQUALISER: tuple[Filter, ...] = (
    ("highpass", "f=80:poles=2"),  # rumble, handling, mains
    ("equalizer", "f=320:t=q:w=0.9:g=-2"),  # the boxy sound of small rooms
    ("equalizer", "f=3600:t=q:w=0.8:g=1.5"),  # presence: consonants
)
COMPRESSOR: tuple[Filter, ...] = (("acompressor", "threshold=0.2:ratio=2:knee=4:attack=12:release=220:makeup=1"),)
"""From about -14 dBFS on, softly: peaks of a word come closer, breaths and pauses stay as they are."""
EDGE = round(0.008 * SAMPLE_RATE)
"""At both ends of a voice, so that a cut in a wave does not click."""
HOP = SAMPLE_RATE // 100
"""Whether somebody speaks is known a hundred times a second."""
SPEAKING_DB = -22.0
"""Against the voice's own loudness."""


@dataclass(frozen=True, slots=True)
class Take:
    """One voice on the tape of all voices, and where it starts in the video; `hops` are its levels (RMS)."""

    at: int
    start: int
    samples: int
    lufs: float | None
    hops: NDArray[np.float32]


def record(voice: Iterable[Sound], at: int, room: int, tape: Tape) -> Take:
    """Equalise a mono voice onto the tape, up to `room` samples of it, and measure it."""
    start, meter, levels, rest = tape.samples, Meter(1), [], np.zeros(0, np.float32)
    for block in filtered(voice, 1, *EQUALISER):
        part = block[:, : max(0, room - (tape.samples - start))]
        tape.append(part)
        meter.feed(part)
        rest = np.concatenate([rest, part[0]])
        whole = len(rest) // HOP * HOP
        levels.append(np.sqrt(np.square(rest[:whole].reshape(-1, HOP)).mean(axis=1)))
        rest = rest[whole:]
    return Take(at, start, tape.samples - start, meter.integrated(), np.concatenate([*levels, np.zeros(0, np.float32)]))


def gains(takes: Sequence[Take]) -> list[float]:
    """Decibels for each: all to the middle of their loudnesses by `MOST_GAIN_DB` at most, and that to `SPEECH_LUFS`."""
    known = [take.lufs for take in takes if take.lufs is not None]
    middle = float(np.median(known)) if known else SPEECH_LUFS
    wanted = [0.0 if take.lufs is None else middle - take.lufs for take in takes]
    return [SPEECH_LUFS - middle + max(-MOST_GAIN_DB, min(MOST_GAIN_DB, gain)) for gain in wanted]


def speaking(takes: Sequence[Take], samples: int) -> NDArray[np.bool_]:
    """For each hop of the video, whether anybody speaks in it."""
    found = np.zeros(-(-samples // HOP), np.bool_)
    for take in takes:
        if take.lufs is None:
            continue
        first = take.at // HOP
        active = take.hops[: len(found) - first] > ratio(take.lufs + SPEAKING_DB)
        found[first : first + len(active)] |= active
    return found


def speech(takes: Sequence[Take], levels: Sequence[float], tape: Tape, at: int, count: int) -> Sound:
    """Return this part of the video's speech, mono: each voice from its own sample on, at its level in decibels."""
    mixed = np.zeros((1, count), np.float32)
    for take, gain in zip(takes, levels, strict=True):
        first, end = max(at, take.at), min(at + count, take.at + take.samples)
        if first < end:
            part = tape.read(take.start + first - take.at, end - first)
            mixed[:, first - at : end - at] += part * (_edges(take, first, end) * np.float32(ratio(gain)))
    return mixed


def _edges(take: Take, first: int, end: int) -> Sound:
    """Ramps at the very ends of the voice."""
    length = max(1, min(EDGE, take.samples // 2))
    place = np.arange(first - take.at, end - take.at, dtype=np.float32)
    return np.clip(np.minimum(place, take.samples - 1 - place) / np.float32(length), 0, 1)


def compressed(blocks: Iterable[Sound]) -> Iterator[Sound]:
    return filtered(blocks, 1, *COMPRESSOR)
