"""One decode of the picture: each frame is looked at once, by all meters of its shot."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from render_cluster.gate.colours import is_black, reach
from render_cluster.gate.cover import Cover
from render_cluster.gate.frames import frames, small
from render_cluster.gate.shots import Shot
from render_cluster.gate.spans import Span
from render_cluster.gate.stillness import StillnessMeter
from render_cluster.gate.word_changes import ChangeMeter
from render_cluster.planes import Planes

EACH = 8
"""Every so many frames the colours are counted."""
MOST_THREADS, SHARE_SEC = 4, 15.0
"""A thread has at least so much of the video to look at."""
TOLERANCE_SEC = 0.004
"""Less than half of a frame, and more than rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Of one shot: its frames' seconds and which are black, still spans, how far its colours reach, caption changes."""

    seconds: tuple[float, ...]
    black: tuple[bool, ...]
    still: tuple[Span, ...]
    reaches: tuple[tuple[float, int], ...]
    delays: tuple[tuple[float, float | None], ...]


def look(path: Path, shots: Sequence[Shot]) -> list[Seen]:
    """One result a shot, in order; parts of a long video are looked at side by side."""
    length = shots[-1].end - shots[0].begin
    threads = max(1, min(MOST_THREADS, os.cpu_count() or 1, int(min(length, 1e6) / SHARE_SEC)))
    with ThreadPoolExecutor(threads) as pool:
        return [seen for part in pool.map(partial(_look, path), _shares(shots, threads)) for seen in part]


def _shares(shots: Sequence[Shot], count: int) -> list[Sequence[Shot]]:
    """Of about equal length."""
    if count == 1:
        return [shots]
    begin, length = shots[0].begin, shots[-1].end - shots[0].begin
    shares = [[s for s in shots if int((s.begin - begin) / length * count) == number] for number in range(count)]
    return [share for share in shares if share]


def _look(path: Path, shots: Sequence[Shot]) -> list[Seen]:
    waiting = iter(shots)
    meter, found = _ShotMeter(next(waiting)), []
    for second, planes in frames(path, shots[0].begin, shots[-1].end):
        while meter.over(second):
            found.append(meter.seen())
            meter = _ShotMeter(next(waiting))
        meter.see(second, planes)
    found.append(meter.seen())
    return [*found, *(_ShotMeter(shot).seen() for shot in waiting)]


class _ShotMeter:
    def __init__(self, shot: Shot) -> None:
        self._shot = shot
        self._stillness, self._changes = StillnessMeter(), ChangeMeter(shot)
        self._cover: Cover | None = None
        self._seconds: list[float] = []
        self._black: list[bool] = []
        self._reaches: list[tuple[float, int]] = []

    def over(self, second: float) -> bool:
        return second > self._shot.end - TOLERANCE_SEC

    def see(self, second: float, planes: Planes) -> None:
        cover = self._cover = self._cover or Cover(self._shot.hidden, planes[0].shape[1])
        luma = small(planes[0])
        picture, seen = cover.blank(luma), cover.open(luma.shape)
        self._stillness.see(second, picture)
        self._black.append(is_black(picture, planes[1:], int(seen.size - seen.sum())))
        if len(self._seconds) % EACH == 0:
            parts = [luma, *map(small, planes[1:])]
            self._reaches.append((second, max(reach(part, cover.open(part.shape)) for part in parts)))
        self._changes.see(second, planes)
        self._seconds.append(second)

    def seen(self) -> Seen:
        end = min(self._shot.end, (self._seconds[-1] + self._step()) if self._seconds else 0.0)
        return Seen(
            seconds=tuple(self._seconds),
            black=tuple(self._black),
            still=self._stillness.spans(end),
            reaches=tuple(self._reaches),
            delays=self._changes.delays(),
        )

    def _step(self) -> float:
        return (self._seconds[-1] - self._seconds[0]) / max(len(self._seconds) - 1, 1)
