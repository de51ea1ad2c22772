"""A scene's picture: opened, cut to what is seen of it, converted once, then sampled for every frame."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from render_cluster.backdrops import on_backdrop
from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec, fetch_planned
from render_cluster.plan import Move, StillPlan, Window
from render_cluster.planes import SEARCH, Plane, Planes, from_rgb, sample
from render_cluster.spec import Canvas

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 60_000_000
OVERSAMPLING, LEAST, MOST = 1.41, 1.3, 1.6
"""Source pixels an output pixel at the deepest zoom: 1:1 has no sub-pixel freedom, over 1.6 linear sampling aliases."""
RIGID, NEAR = (4 / 3, 3 / 2), 0.012
"""Small rationals that have little of that freedom: a pan, which keeps its step, must not stay there."""
BEFORE, AFTER = SEARCH, 4
"""Edge samples repeated around the prepared part: room for earlier starts, and for what is rounded up."""


class Still:
    """The part of a picture that a move shows, prepared; windows are asked for in pixels of the picture."""

    def __init__(self, image: Plane, canvas: Canvas, move: Move) -> None:
        self._canvas, self._held = canvas, move.start == move.end
        left, top, right, bottom = _bounds(move, image)
        part = _even(image[top:bottom, left:right])
        size = _size(part, canvas, move)
        self._origin, self._scale = (left, top), (size[0] / part.shape[1], size[1] / part.shape[0])
        planes = from_rgb(_resized(part, size))
        self.planes: Planes = planes if self._held else [_with_room(plane) for plane in planes]

    def draw(self, window: Window, out: Planes) -> None:
        if self._held:
            for plane, target in zip(self.planes, out, strict=True):
                np.copyto(target, plane)
            return
        x, y = ((at - of) * scale for at, of, scale in zip(window, self._origin, self._scale, strict=False))
        a, b = window[2] * self._scale[0] / self._canvas.width, window[3] * self._scale[1] / self._canvas.height
        sample(self.planes[0], out[0], (x + BEFORE, y + BEFORE), (a, b))
        # chroma is sited left: sample j lies at 2j + .5 across and 2j + 1 down, in luma pixels
        corner = (x + 0.5 * a - 0.5) / 2 + 0.5 - 0.5 * a + BEFORE, y / 2 + BEFORE
        for source, target in zip(self.planes[1:], out[1:], strict=True):
            sample(source, target, corner, (a, b))


@lru_cache(maxsize=3)
def still(url: str, options: tuple[tuple[str, str], ...], visual: StillPlan, canvas: Canvas, template: str) -> Still:
    """A worker often has the earlier scene's picture already."""
    image = open_rgb(fetch_planned(StoreSpec(url, dict(options)), visual.picture), visual.picture.key)
    return Still(on_backdrop(image, canvas, template) if visual.fit == "contain" else image, canvas, visual.move)


def open_rgb(content: bytes, name: str) -> Plane:
    """Raise `RenderError` for anything that is not a whole picture of a known format."""
    with _opened(content, name) as image:
        return np.asarray(image.convert("RGB"))


def size_of(content: bytes, name: str) -> tuple[int, int]:
    """Read the header only, which takes a hundredth of the time; raise `RenderError` as `open_rgb`."""
    with _opened(content, name) as image:
        return image.size


@contextmanager
def _opened(content: bytes, name: str) -> Iterator[Image.Image]:
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                message = f"The picture {name} is too large: {image.width} x {image.height}"
                raise RenderError(message)
            yield image
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = f"The picture {name} cannot be opened: {error}"
        raise RenderError(message) from error


def _bounds(move: Move, image: Plane) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of all that is seen on the way, in whole pixels within the picture."""
    ends = (move.start, move.end)
    left, top = (max(math.floor(min(end[axis] for end in ends)) & ~1, 0) for axis in (0, 1))
    right, bottom = (math.ceil(max(end[axis] + end[2 + axis] for end in ends)) for axis in (0, 1))
    return left, top, min(max(right, left + 1), image.shape[1]), min(max(bottom, top + 1), image.shape[0])


def _size(part: Plane, canvas: Canvas, move: Move) -> tuple[int, int]:
    """The prepared part's: exactly the frame's if nothing moves, else enough for sub-pixel steps at the deepest."""
    if move.start == move.end:
        return canvas.width, canvas.height
    deep, wide = sorted((move.start[2], move.end[2]))
    density = deep / canvas.width
    rigid = deep == wide and any(abs(density - ratio) < NEAR for ratio in RIGID)
    if density >= LEAST and wide / canvas.width <= MOST and not rigid:
        return part.shape[1], part.shape[0]
    scale = max(LEAST, min(OVERSAMPLING, MOST * deep / wide)) / density
    return max(round(part.shape[1] * scale / 2), 1) * 2, max(round(part.shape[0] * scale / 2), 1) * 2


def _resized(part: Plane, size: tuple[int, int]) -> Plane:
    if size == (part.shape[1], part.shape[0]):
        return part
    kind = cv2.INTER_AREA if size[0] < part.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, size, interpolation=kind), np.uint8)


def _with_room(plane: Plane) -> Plane:
    return np.asarray(cv2.copyMakeBorder(plane, BEFORE, AFTER, BEFORE, AFTER, cv2.BORDER_REPLICATE), np.uint8)


def _even(part: Plane) -> Plane:
    """Chroma has half the resolution."""
    return part[: max(part.shape[0] & ~1, 1), : max(part.shape[1] & ~1, 1)]
