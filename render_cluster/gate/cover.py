"""What lies above the picture and moves by itself, as captions do: it is left out where the picture is measured."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from render_cluster.gate.shots import Box
from render_cluster.planes import Plane

Mask = NDArray[np.bool_]


class Cover:
    """`width` is the frame's, in whose pixels the boxes are; planes and masks may be smaller."""

    def __init__(self, boxes: Sequence[Box], width: int) -> None:
        self._boxes, self._width = boxes, width
        self._masks: dict[tuple[int, ...], Mask] = {}

    def blank(self, plane: Plane) -> Plane:
        """Return a copy with 0 where it is covered."""
        copy = plane.copy()
        for part in self._parts(plane.shape):
            copy[part] = 0
        return copy

    def open(self, shape: tuple[int, ...]) -> Mask:
        """True where nothing is covered."""
        if shape not in self._masks:
            mask = np.ones(shape, bool)
            for part in self._parts(shape):
                mask[part] = False
            self._masks[shape] = mask
        return self._masks[shape]

    def _parts(self, shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
        scale = shape[1] / self._width
        for left, top, right, bottom in self._boxes:
            rows = slice(max(math.floor(top * scale), 0), math.ceil(bottom * scale))
            yield rows, slice(max(math.floor(left * scale), 0), math.ceil(right * scale))
