"""Where the picture stands still: no part of it differs from how it was when the span began."""

import cv2
import numpy as np

from render_cluster.gate.frames import halved
from render_cluster.gate.spans import Span
from render_cluster.planes import Plane

STILL_SEC = 1.0
ALIVE = 3
"""A block whose samples differ by more than this on average (of 255) has moved; less may be the encoder's noise."""
BLOCK_HALVINGS = 3
"""Blocks of 8 x 8 samples of the small picture: a blinking cursor is enough for one."""


class StillnessMeter:
    """Sees the frames of one shot in order; what is hidden is 0 in all of them."""

    def __init__(self) -> None:
        self._reference: Plane | None = None
        self._since = 0.0
        self._spans: list[Span] = []

    def see(self, second: float, picture: Plane) -> None:
        if self._reference is None or most_moved(self._reference, picture) > ALIVE:
            self._close(second)
            self._reference, self._since = picture, second

    def spans(self, end: float) -> tuple[Span, ...]:
        """Spans of at least a second, the last of which may last until the end."""
        self._close(end)
        return tuple(self._spans)

    def _close(self, second: float) -> None:
        if self._reference is not None and second - self._since >= STILL_SEC:
            self._spans.append((self._since, second))
        self._reference = None


def most_moved(one: Plane, other: Plane) -> int:
    """The mean difference of the block that differs most."""
    apart: Plane = np.asarray(cv2.absdiff(one, other), np.uint8)
    for _ in range(BLOCK_HALVINGS):
        apart = halved(apart)
    return int(apart.max())
