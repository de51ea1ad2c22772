"""How far a render is, and how long it may still take."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from render_cluster.workload import WEIGHTS, Kind

CHECKING = 0.4
"""Joining and checking a video against rendering it, by its frames."""
TRUST = 0.4
"""Of a new guess against the one before, so that the time left does not jump."""
SHORTEST_SEC = 1.0
"""Left, as long as it is not done."""


@dataclass(slots=True)
class _Pace:
    """What frames of one kind have cost one worker."""

    frames: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Tally:
    """Counts frames: those of the video, and `CHECKING` of them once more for joining and checking.

    The time left is guessed from the seconds that frames of each kind took, and how many workers were at it: at most
    `slots`, fewer where other renders have a share of them.
    """

    frames: int = 0
    done_frames: int = 0
    detail: str = "reading the material"
    slots: int = 1
    clock: Callable[[], float] = time.monotonic
    _left: dict[Kind, int] = field(default_factory=dict)
    _paces: dict[Kind, _Pace] = field(default_factory=dict)
    _measured: int = 0
    _since: float = 0.0
    _end: float | None = None

    @property
    def total(self) -> int:
        return self.frames + self._checked or 1

    @property
    def done(self) -> int:
        return self.done_frames

    @property
    def _checked(self) -> int:
        return round(self.frames * CHECKING)

    def plan(self, frames: int, left: Mapping[Kind, int], slots: int) -> None:
        """`left` of the frames have to be rendered; the others are there already."""
        self.frames, self._left, self.slots = frames, dict(left), max(slots, 1)
        self.done_frames, self._since = frames - sum(left.values()), self.clock()

    def advance(self, kind: Kind, frames: int, seconds: float) -> None:
        """`seconds` of one worker; 0 if it was found rendered."""
        self.done_frames += frames
        self._left[kind] -= frames
        if seconds:
            pace = self._paces.setdefault(kind, _Pace())
            pace.frames, pace.seconds = pace.frames + frames, pace.seconds + seconds
            self._measured += 1
        self._guess()

    def finish(self) -> None:
        self.done_frames, self._end = self.total, None

    def eta_sec(self) -> float | None:
        """Return nothing before a segment has been measured."""
        if self._end is None:
            return None
        return round(max(SHORTEST_SEC, self._end - self.clock()), 1)

    def _guess(self) -> None:
        if not self._paces:
            return
        rendering = sum(frames * self._seconds(kind) for kind, frames in self._left.items()) / self._at_work()
        end = self.clock() + rendering + self._checked * self._seconds("still")
        self._end = end if self._end is None else self._end + TRUST * (end - self._end)

    def _at_work(self) -> float:
        """How many workers there were on average: those that have not ended yet are half through with theirs."""
        busy = sum(pace.seconds for pace in self._paces.values())
        begun = self.slots * busy / self._measured / 2
        return min(self.slots, (busy + begun) / max(self.clock() - self._since, 1e-3))

    def _seconds(self, kind: Kind) -> float:
        """Of a frame of this kind: measured, or by weight from those that were."""
        if pace := self._paces.get(kind):
            return pace.seconds / pace.frames
        weighed = sum(pace.frames * WEIGHTS[known] for known, pace in self._paces.items())
        return WEIGHTS[kind] * sum(pace.seconds for pace in self._paces.values()) / weighed
