"""When a caption really changes: the frame at which the decoded picture turns from the old one into the new one."""

import numpy as np
from numpy.typing import NDArray

from render_cluster import planes
from render_cluster.gate.frames import halved
from render_cluster.gate.shots import Box, Captions, Shot, WordChange
from render_cluster.planes import Planes

AROUND_SEC = 0.3
"""So long before and after its time a change is looked for."""
STEP = 0.4
"""Share of the planned change that has to happen in its time; what else moves weighs next to nothing."""
AS_GOOD = 0.6
"""Of a slow change: places that are less than so many frames' worth behind the best are as good."""
ROUNDING_SEC = 0.004
DIFFERENT, LEAST = 30.0, 24
"""Pictures that do not differ by so many levels on so many samples cannot be told apart."""

Vector = NDArray[np.float32]


class ChangeMeter:
    """Sees the frames of one shot in order: how much of a change has happened is the picture's projection on it."""

    def __init__(self, shot: Shot) -> None:
        self._waiting = [_Watch(change, shot.captions) for change in shot.changes if shot.captions]
        self._open: list[_Watch] = []
        self._closed: list[_Watch] = []

    def see(self, second: float, frame: Planes) -> None:
        while self._waiting and self._waiting[0].is_open(second):
            self._open.append(self._waiting.pop(0))
        for watch in self._open:
            watch.see(second, frame)
        self._closed += [watch for watch in self._open if watch.is_over(second)]
        self._open = [watch for watch in self._open if not watch.is_over(second)]

    def delays(self) -> tuple[tuple[float, float | None], ...]:
        """(planned second, seconds later) of each change that can be seen; None where it was not seen nearby."""
        seen = [watch for watch in (*self._closed, *self._open) if watch.visible]
        return tuple(sorted((watch.change.second, watch.delay()) for watch in seen))


class _Watch:
    def __init__(self, change: WordChange, captions: Captions) -> None:
        self.change, self._captions = change, captions
        self.visible = False
        self._axis: Vector | None = None
        self._levels: list[tuple[float, float]] = []
        self._after = 0

    def is_open(self, second: float) -> bool:
        return second >= max(self.change.second - AROUND_SEC, self.change.since - ROUNDING_SEC)

    def is_over(self, second: float) -> bool:
        """A slow change that begins late ends as much later."""
        return second > self.change.second + AROUND_SEC and self._after >= self.change.frames

    def see(self, second: float, frame: Planes) -> None:
        part = _cut(frame, self.change.box)
        if self._axis is None:
            planned = self._planned(frame)
            self.visible = bool(np.count_nonzero(np.abs(planned) >= DIFFERENT) >= LEAST)
            self._axis = planned / max(float(np.vdot(planned, planned)), 1.0)
        self._after += second > self.change.second + AROUND_SEC
        if self.visible:
            self._levels.append((second, float(np.vdot(_vector(part), self._axis))))

    def delay(self) -> float | None:
        """The nearest of the best places: where the whole change follows within its frames."""
        levels, span = [level for _, level in self._levels], self.change.frames
        rises = {
            self._levels[at][0] - self.change.second: levels[at + span - 1] - levels[at - 1]
            for at in range(1, len(levels) - span + 1)
        }
        best = STEP if span == 1 else max(rises.values(), default=0.0) * (1 - AS_GOOD / span)
        return min((late for late, rise in rises.items() if rise >= max(best, STEP)), key=abs, default=None)

    def _planned(self, frame: Planes) -> Vector:
        """How the picture is going to change here, above the middle colour of what there is."""
        k, middle = self.change.k, [plane.mean() for plane in _cut(frame, self.change.box)]
        shown = []
        for number in (k - 1, k + self.change.frames - 1):
            ground = planes.empty(frame[0].shape[1], frame[0].shape[0])
            for part, value in zip(_cut(ground, self.change.box), middle, strict=True):
                part.fill(round(value))
            self._captions.blend(number, ground)
            shown.append(_vector(_cut(ground, self.change.box)))
        return np.subtract(shown[1], shown[0], dtype=np.float32)


def _cut(frame: Planes, box: Box) -> Planes:
    left, top, right, bottom = box
    luma, *chroma = frame
    half = slice(top // 2, bottom // 2), slice(left // 2, right // 2)
    return [luma[top:bottom, left:right], *(plane[half] for plane in chroma)]


def _vector(part: Planes) -> Vector:
    return np.concatenate([plane.ravel() for plane in (halved(part[0]), *part[1:])], dtype=np.float32)
