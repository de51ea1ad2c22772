"""A picture that moves inside its box, as behind a pane: sampled between pixels, cut to the pane's shape."""

import cv2
import numpy as np
from PIL import Image

from render_cluster import planes
from render_cluster.look.poses import View
from render_cluster.planes import Plane, Planes, from_rgb, sample
from render_cluster.sprites import Sprite, blend, sprite_of

WHOLE: View = (1.0, 0.5, 0.5)


class Pane:
    """The box is even. Of `source`, the largest part of the box's ratio is shown at a zoom of 1."""

    def __init__(self, shape: Image.Image, source: Image.Image, x: int, y: int) -> None:
        cut = np.asarray(source.convert("RGB"))[: source.height & ~1, : source.width & ~1]
        self._source = from_rgb(np.ascontiguousarray(cut))
        self._shape = sprite_of(shape, x, y)
        self._drawn = planes.empty(self._shape.width, self._shape.height)

    @property
    def shape(self) -> Sprite:
        return self._shape

    def draw(self, view: View, out: Planes) -> None:
        """Lay it over planes, in its place."""
        target = self._within(out)
        if target and self._shape.keep is None:
            self._sample(view, target)
        else:
            blend(self.at(view), out)

    def at(self, view: View) -> Sprite:
        """What is seen through the pane; it is good until the next call."""
        self._sample(view, self._drawn)
        if self._shape.keep:
            for drawn, keep in zip(self._drawn, self._shape.keep, strict=True):
                cv2.multiply(drawn, cv2.bitwise_not(keep), drawn, scale=1 / 255)
        return Sprite(self._shape.x, self._shape.y, self._drawn, self._shape.keep)

    def _within(self, out: Planes) -> Planes | None:
        """The part of the planes under the pane, if it lies inside."""
        pane, (height, width) = self._shape, out[0].shape
        if pane.x < 0 or pane.y < 0 or pane.x + pane.width > width or pane.y + pane.height > height:
            return None
        return [_box(plane, pane, 1 if i else 0) for i, plane in enumerate(out)]

    def _sample(self, view: View, target: Planes) -> None:
        zoom, right, down = view
        rows, columns = target[0].shape
        height, width = self._source[0].shape
        step = min(width / columns, height / rows) / zoom
        x, y = (width - columns * step) * right, (height - rows * step) * down
        sample(self._source[0], target[0], (x, y), (step, step))
        # chroma is sited left: sample j lies at 2j + .5 across and 2j + 1 down, in luma pixels
        corner = (x + 0.5 * step - 0.5) / 2 + 0.5 - 0.5 * step, y / 2
        for plane, drawn in zip(self._source[1:], target[1:], strict=True):
            sample(plane, drawn, corner, (step, step))


def _box(plane: Plane, pane: Sprite, half: int) -> Plane:
    rows = slice(pane.y >> half, (pane.y + pane.height) >> half)
    return plane[rows, pane.x >> half : (pane.x + pane.width) >> half]
