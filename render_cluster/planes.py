"""Pictures as three 8-bit planes (Y, U, V; BT.709, limited range): sampling them, laying others with alpha on top.

Resampling Y, U and V costs half of what RGB costs, and the encoder needs no conversion afterwards.
"""

import copy
import math
from dataclasses import dataclass
from typing import Any, TypeAlias

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

cv2.setNumThreads(1)

Plane: TypeAlias = NDArray[np.uint8]
Planes: TypeAlias = list[Plane]
Numbers: TypeAlias = NDArray[Any]
Part: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom."""

MAX_EDGE_ERROR = 0.07
"""Pixels; above it the exact but slower `warpAffine` is taken."""
SEARCH = 40
"""How many earlier integer origins are tried."""
COST_OF_A_SAMPLE = 0.0002
"""What a sample that is thrown away counts in pixels of error: it costs time."""


def empty(width: int, height: int) -> Planes:
    return [np.empty((height, width), np.uint8), *(np.empty((height // 2, width // 2), np.uint8) for _ in "UV")]


def from_rgb(rgb: Plane) -> Planes:
    height, width = rgb.shape[:2]
    frame = av.VideoFrame.from_ndarray(rgb, "rgb24")
    converted = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    flat = np.asarray(converted.to_ndarray(), np.uint8).reshape(-1)
    luma, chroma = height * width, (height // 2, width // 2)
    y, u, v = np.split(flat, [luma, luma * 5 // 4])
    return [y.reshape(height, width), u.reshape(chroma), v.reshape(chroma)]


@dataclass(frozen=True, slots=True)
class Fit:
    """Where `cv2.resize` starts, how many samples of its result are thrown away, and at which step."""

    error: float
    first: int
    skip: int
    step: float


def fit(origin: float, step: float, count: int, size: int) -> Fit | None:
    """`cv2.resize` knows integer origins only: start at an earlier one and choose the step so that the centre is exact.

    The error is in output pixels at the edge; None if no start leaves room in the picture.
    """
    first = np.arange(max(0, math.floor(origin) - SEARCH), math.floor(origin) + 1)
    skip = np.rint((origin - first) / step)
    exact = (origin + count / 2 * step - first) / (skip + count / 2)
    error = np.abs(exact - step) * (count / 2 / step)
    cost = np.where(first + (skip + count) * exact <= size + 0.5, error + skip * COST_OF_A_SAMPLE, np.inf)
    best = int(cost.argmin())
    if not math.isfinite(cost[best]):
        return None
    return Fit(float(error[best]), int(first[best]), int(skip[best]), float(exact[best]))


def sample(source: Plane, target: Plane, corner: tuple[float, float], step: tuple[float, float]) -> None:
    """Fill the target from the part of the source that begins at `corner`, `step` source pixels a target pixel."""
    rows, columns = target.shape
    across = fit(max(corner[0], 0), step[0], columns, source.shape[1])
    down = fit(max(corner[1], 0), step[1], rows, source.shape[0])
    if across is None or down is None or max(across.error, down.error) > MAX_EDGE_ERROR:
        _warp(source, target, corner, step)
        return
    bottom = down.first + math.ceil((down.skip + rows) * down.step) + 3
    right = across.first + math.ceil((across.skip + columns) * across.step) + 3
    patch = source[down.first : bottom, across.first : right]
    drawn = cv2.resize(patch, None, fx=1 / across.step, fy=1 / down.step, interpolation=cv2.INTER_LINEAR)
    view = drawn[down.skip : down.skip + rows, across.skip : across.skip + columns]
    if view.shape != target.shape:
        missing = rows - view.shape[0], columns - view.shape[1]
        view = cv2.copyMakeBorder(view, 0, missing[0], 0, missing[1], cv2.BORDER_REPLICATE)
    np.copyto(target, view)


def _warp(source: Plane, target: Plane, corner: tuple[float, float], step: tuple[float, float]) -> None:
    (x, y), (a, b) = corner, step
    matrix = np.array([[a, 0, x + a / 2 - 0.5], [0, b, y + b / 2 - 0.5]], np.float64)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size = (target.shape[1], target.shape[0])
    cv2.warpAffine(source, matrix, size, target, flags=flags, borderMode=cv2.BORDER_REPLICATE)


class Overlay:
    """Premultiplied planes: target = target * (255 - alpha) / 255 + picture, inside its box only."""

    def __init__(self, image: Image.Image, x: int, y: int) -> None:
        fine = np.asarray(image.convert("RGBa"))
        self._x, self._y, self._height, self._width = x, y, fine.shape[0], fine.shape[1]
        coarse = cv2.resize(fine, (self._width // 2, self._height // 2), interpolation=cv2.INTER_AREA)
        self._planes = [cv2.transform(part, row) for part, row in zip((fine, coarse, coarse), _ROWS, strict=True)]
        thin = 255 - coarse[..., 3]
        self._keep = [255 - fine[..., 3], thin, thin]

    def blend(self, out: Planes, part: Part | None = None) -> None:
        """Lay it over, or an even part of it only."""
        left, top, right, bottom = part or (0, 0, self._width, self._height)
        for i, (target, picture, keep) in enumerate(zip(out, self._planes, self._keep, strict=True)):
            half = 1 if i else 0
            rows, columns = slice(top >> half, bottom >> half), slice(left >> half, right >> half)
            x, y = (self._x + left) >> half, (self._y + top) >> half
            box = target[y : y + rows.stop - rows.start, x : x + columns.stop - columns.start]
            cv2.multiply(box, keep[rows, columns], box, scale=1 / 255)
            cv2.add(box, picture[rows, columns], box)

    def scaled(self, factor: float, pivot: tuple[float, float]) -> "Overlay":
        """Return it larger or smaller around a point of it, to the nearest even size and place."""
        other, (x, y) = copy.copy(self), pivot
        width, height = (round(length * factor / 2) * 2 for length in (self._width, self._height))
        other._x, other._y = (round((at + p - p * factor) / 2) * 2 for at, p in ((self._x, x), (self._y, y)))  # noqa: SLF001 - one of us
        other._width, other._height = width, height  # noqa: SLF001 - the same
        sizes = ((width, height), (width // 2, height // 2), (width // 2, height // 2))
        other._planes = [cv2.resize(plane, size) for plane, size in zip(self._planes, sizes, strict=True)]  # noqa: SLF001 - the same
        thin = cv2.resize(self._keep[1], sizes[1])
        other._keep = [cv2.resize(self._keep[0], sizes[0]), thin, thin]  # noqa: SLF001 - the same
        return other


_LUMA, _BLUE, _RED = np.array([0.2126, 0.7152, 0.0722]), np.array([0, 0, 1]), np.array([1, 0, 0])
_ROWS = [
    np.array([[*_LUMA * 219 / 255, 16 / 255]]),
    np.array([[*(_BLUE - _LUMA) / 1.8556 * 224 / 255, 128 / 255]]),
    np.array([[*(_RED - _LUMA) / 1.5748 * 224 / 255, 128 / 255]]),
]
"""From premultiplied red, green, blue and alpha to Y, U and V: the colour under zero alpha must not bleed into them."""
