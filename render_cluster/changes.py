"""Transitions as drawing: the planes of the earlier scene and of the later one to the planes in between."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Protocol, TypeAlias

import cv2
import numpy as np

from render_cluster import planes
from render_cluster.edges import Edge, level_edge, slanted_edge
from render_cluster.plan import Transition
from render_cluster.planes import Plane, Planes
from render_cluster.spec import Canvas
from render_cluster.transitions import CUT_PAPER

Draw: TypeAlias = Callable[[Planes], None]
HALF = 0.5


class Change(Protocol):
    carries: bool
    """Whether the new sheet brings its captions along; else they lie above the mixture."""

    @abstractmethod
    def draw(self, t: float, before: Draw, after: Draw, out: Planes) -> None:
        """Fill the planes for progress `t` (0 to 1), asking for the pictures that are seen."""


def change_for(transition: Transition, skin: str, canvas: Canvas, ground: tuple[int, int, int]) -> Change:
    """`ground` is the brand's colour (RGB) through which one dips."""
    match transition.kind:
        case "dip":
            return Dip(ground)
        case "slide":
            return Slide(canvas)
        case "wipe":
            return Cover(canvas, slanted_edge(canvas) if skin in CUT_PAPER else level_edge(canvas))
        case _:
            return Crossfade(canvas)


class Crossfade(Change):
    carries = False

    def __init__(self, canvas: Canvas) -> None:
        self._spare = planes.empty(canvas.width, canvas.height)

    def draw(self, t: float, before: Draw, after: Draw, out: Planes) -> None:
        before(out)
        after(self._spare)
        for mixed, upper in zip(out, self._spare, strict=True):
            cv2.addWeighted(mixed, 1 - t, upper, t, 0, mixed)


class Dip(Change):
    carries = False

    def __init__(self, ground: tuple[int, int, int]) -> None:
        square: Plane = np.full((2, 2, 3), ground, np.uint8)
        self._levels = [int(plane[0, 0]) for plane in planes.from_rgb(square)]

    def draw(self, t: float, before: Draw, after: Draw, out: Planes) -> None:
        (before if t < HALF else after)(out)
        share = abs(2 * t - 1)
        for plane, level in zip(out, self._levels, strict=True):
            cv2.convertScaleAbs(plane, plane, share, level * (1 - share))


class Slide(Change):
    """Both pictures move to the left side by side, by even pixels, as chroma has half of them."""

    carries = True

    def __init__(self, canvas: Canvas) -> None:
        self._width = canvas.width
        self._spare = planes.empty(canvas.width, canvas.height)

    def draw(self, t: float, before: Draw, after: Draw, out: Planes) -> None:
        shift = round(self._width * t / 2)
        before(self._spare)
        for i, (target, plane) in enumerate(zip(out, self._spare, strict=True)):
            gone = shift if i else 2 * shift
            np.copyto(target[:, : target.shape[1] - gone], plane[:, gone:])
        after(self._spare)
        for i, (target, plane) in enumerate(zip(out, self._spare, strict=True)):
            gone = shift if i else 2 * shift
            np.copyto(target[:, target.shape[1] - gone :], plane[:, :gone])


class Cover(Change):
    """The new picture is uncovered in place by a moving edge, so that what both share stands still."""

    carries = True

    def __init__(self, canvas: Canvas, edge: Edge) -> None:
        self._spare, self._edge = planes.empty(canvas.width, canvas.height), edge

    def draw(self, t: float, before: Draw, after: Draw, out: Planes) -> None:
        before(out)
        after(self._spare)
        self._edge.lay(t, self._spare, out)
