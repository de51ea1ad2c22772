"""B-roll as a scene's picture: frames of a normalised clip, repeated, slowed or held where it is too short."""

import math
from collections.abc import Callable
from typing import TypeAlias

import cv2
import numpy as np

from render_cluster.backdrops import DENSITY, on_backdrop, place
from render_cluster.media import StoreSpec, fetch_planned
from render_cluster.painters import Painter
from render_cluster.plan import ClipPlan, VideoPlan
from render_cluster.planes import Plane, Planes, from_rgb
from render_cluster.reel import Reel

Moment: TypeAlias = tuple[int, int, float]
"""Two frames of the clip and the weight of the second."""
SEAM, SHORTEST_WITH_SEAM = 8, 30
"""Frames: a repeated clip fades into its own beginning, if it is long enough."""


class ClipPainter(Painter):
    def __init__(self, plan: VideoPlan, visual: ClipPlan, frames: int, store: StoreSpec) -> None:
        self._reel = Reel(fetch_planned(store, visual.clip), plan.canvas.fps)
        self._first, self._moment = visual.first, course(visual, frames)
        self._setting = _Setting(self._reel, visual, plan) if visual.fit == "contain" else None

    def draw(self, k: int, out: Planes) -> None:
        one, other, weight = self._moment(k)
        before = self._reel.frame(self._first + one)
        after = self._reel.frame(self._first + other) if weight else before
        targets = self._setting.laid(out) if self._setting else out
        for source, later, target in zip(before, after, targets, strict=True):
            _draw(source, later, weight, target)


def course(visual: ClipPlan, frames: int) -> Callable[[int], Moment]:
    """Which frames of the clip are shown at frame `k` of a scene that needs `frames` in all."""
    length = visual.frames
    if length >= frames or visual.fill == "hold":
        return lambda k: (min(k, length - 1), min(k, length - 1), 0.0)
    return _slowed(length, frames) if visual.fill == "slow" else _repeated(length)


def _slowed(length: int, frames: int) -> Callable[[int], Moment]:
    """Blended, so that it is slow and not jerky."""

    def moment(k: int) -> Moment:
        at = min(k, frames - 1) * (length - 1) / max(frames - 1, 1)
        one = math.floor(at)
        return one, min(one + 1, length - 1), at - one

    return moment


def _repeated(length: int) -> Callable[[int], Moment]:
    seam = SEAM if length >= SHORTEST_WITH_SEAM else 0
    period = length - seam

    def moment(k: int) -> Moment:
        lap, at = divmod(k, period)
        return (period + at, at, (at + 1) / (seam + 1)) if lap and at < seam else (at, at, 0.0)

    return moment


class _Setting:
    """The backdrop of a clip that is shown whole: blurred and shadowed once, from the first frame that is shown."""

    def __init__(self, reel: Reel, visual: ClipPlan, plan: VideoPlan) -> None:
        image, canvas = reel.rgb(visual.first), plan.canvas
        size = canvas.width, canvas.height
        ground = on_backdrop(image, canvas, plan.brand.template)
        self._ground = from_rgb(np.asarray(cv2.resize(ground, size, interpolation=cv2.INTER_AREA), np.uint8))
        edges = place(image.shape[1], image.shape[0], canvas)
        left, top, right, bottom = (round(edge / DENSITY / 2) * 2 for edge in edges)
        self._box = left, top, max(right, left + 2), max(bottom, top + 2)

    def laid(self, out: Planes) -> Planes:
        """Fill the planes with the backdrop and return the parts of them where the clip belongs."""
        left, top, right, bottom = self._box
        for ground, target in zip(self._ground, out, strict=True):
            np.copyto(target, ground)
        halves = (0, 1, 1)
        return [p[top >> h : bottom >> h, left >> h : right >> h] for p, h in zip(out, halves, strict=True)]


def _draw(source: Plane, later: Plane, weight: float, target: Plane) -> None:
    mixed = cv2.addWeighted(source, 1 - weight, later, weight, 0) if weight else source
    if mixed.shape == target.shape:
        np.copyto(target, mixed)
    else:
        np.copyto(target, cv2.resize(mixed, target.shape[::-1], interpolation=cv2.INTER_LINEAR))
