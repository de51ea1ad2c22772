"""Sound as blocks of samples, and the filters of PyAV's libraries that they run through, never all at once."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

Sound: TypeAlias = NDArray[np.float32]
"""Channels first (one or two), 48 kHz, full scale is 1."""
Filter: TypeAlias = tuple[str, str]
"""A filter's name and its options, as FFmpeg writes them; both are ours, never text of a user."""

SAMPLE_RATE = 48_000
BLOCK = SAMPLE_RATE
_LAYOUTS = {1: "mono", 2: "stereo"}


class Chain:
    """Filters in a row that keep their state from block to block; what went in comes out in the same order."""

    def __init__(self, channels: int, filters: Sequence[Filter]) -> None:
        self._layout, self._at = _LAYOUTS[channels], 0
        self._graph = _graph(self._layout, filters)

    def push(self, sound: Sound) -> list[av.AudioFrame]:
        """What is ready; filters that look ahead give less than they got."""
        if not sound.shape[1]:
            return []
        self._graph.push(frame_of(sound, self._at))
        self._at += sound.shape[1]
        return self._ready()

    def end(self) -> list[av.AudioFrame]:
        self._graph.push(None)
        return self._ready()

    def _ready(self) -> list[av.AudioFrame]:
        frames: list[av.AudioFrame] = []
        while True:
            try:
                frame = self._graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return frames
            if isinstance(frame, av.AudioFrame):
                frames.append(frame)


def filtered(blocks: Iterable[Sound], channels: int, *filters: Filter) -> Iterator[Sound]:
    chain = Chain(channels, filters)
    for block in blocks:
        yield from _joined(chain.push(block))
    yield from _joined(chain.end())


def frame_of(sound: Sound, at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(sound, np.float32), format="fltp", layout=_LAYOUTS[sound.shape[0]]
    )
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, at, Fraction(1, SAMPLE_RATE)
    return frame


def silence(samples: int) -> Iterator[Sound]:
    for at in range(0, samples, BLOCK):
        yield np.zeros((2, min(BLOCK, samples - at)), np.float32)


def decibels(ratio: float) -> float:
    return 20 * float(np.log10(ratio))


def ratio(decibel: float) -> float:
    return float(10 ** (decibel / 20))


def _joined(frames: Sequence[av.AudioFrame]) -> Iterator[Sound]:
    if frames:
        yield np.concatenate([frame.to_ndarray() for frame in frames], axis=1).astype(np.float32, copy=False)


def _graph(layout: str, filters: Sequence[Filter]) -> av.filter.Graph:
    graph = av.filter.Graph()
    base = Fraction(1, SAMPLE_RATE)
    chain = [graph.add_abuffer(sample_rate=SAMPLE_RATE, format="fltp", layout=layout, time_base=base)]
    chain += [graph.add(name, options) for name, options in (*filters, ("aformat", "sample_fmts=fltp"))]
    chain.append(graph.add("abuffersink"))
    for one, other in pairwise(chain):
        one.link_to(other)
    graph.configure()
    return graph
