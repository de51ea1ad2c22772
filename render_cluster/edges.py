"""Edges of sheets that cover others: a band of weights around the edge, moved over the frame by even pixels."""

from dataclasses import dataclass

import cv2
import numpy as np

from render_cluster.planes import Numbers, Plane, Planes
from render_cluster.spec import Canvas

DESIGN = 1080
"""Sizes are pixels of a frame whose shorter side has this many."""
LEVEL_SHADOW, LEVEL_DARK = 72, 0.34
CUT_SHADOW, CUT_DARK, SLANT = 28, 0.22, 168
BLACK = (16, 128, 128)


@dataclass(frozen=True, slots=True)
class Band:
    """For one plane: what stays of the old picture, what the shadow adds, how much of the new one covers it."""

    keep: Plane
    lift: Plane
    cover: Plane


class Edge:
    """`axis` 0 moves up from the foot, 1 to the left from the right side; the new picture lies beyond the band."""

    def __init__(self, axis: int, length: int, bands: list[Band]) -> None:
        self._axis, self._length, self._bands = axis, length, bands

    def lay(self, t: float, new: Planes, out: Planes) -> None:
        """At `t` = 0 the band is just outside, at 1 it has left on the other side."""
        depth = self._bands[0].keep.shape[self._axis]
        at = round((self._length - (self._length + depth) * t) / 2) * 2
        for i, (target, source, band) in enumerate(zip(out, new, self._bands, strict=True)):
            self._lay(at >> 1 if i else at, source, target, band)

    def _lay(self, at: int, source: Plane, target: Plane, band: Band) -> None:
        depth, size = band.keep.shape[self._axis], target.shape[self._axis]
        first, end = max(at, 0), min(at + depth, size)
        if end < size:
            beyond = self._part(max(end, 0), size)
            np.copyto(target[beyond], source[beyond])
        if first < end:
            here, there = self._part(first, end), self._part(first - at, end - at)
            _mix(target[here], source[here], Band(band.keep[there], band.lift[there], band.cover[there]))

    def _part(self, first: int, end: int) -> tuple[slice, slice]:
        return (slice(first, end), slice(None)) if self._axis == 0 else (slice(None), slice(first, end))


def level_edge(canvas: Canvas) -> Edge:
    """A sheet that rises, and throws a soft shadow ahead."""
    depth = _even(LEVEL_SHADOW * _scale(canvas))
    fall = ((np.arange(depth) + 0.5) / depth) ** 2 * LEVEL_DARK
    shadow = np.repeat(fall[:, None], canvas.width, 1)
    return Edge(0, canvas.height, _bands(shadow, np.zeros_like(shadow)))


def slanted_edge(canvas: Canvas) -> Edge:
    """Paper cut by hand: a slanted, sharp edge with a short shadow."""
    scale = _scale(canvas)
    soft, slant = CUT_SHADOW * scale, SLANT * scale
    width = _even(soft + slant + 2)
    foot = soft + slant * (1 - (np.arange(canvas.height) + 0.5) / canvas.height)
    ahead = np.arange(width)[None, :] + 0.5 - foot[:, None]
    cover = np.clip(ahead + 0.5, 0, 1)
    shadow = np.clip(1 + ahead / soft, 0, 1) ** 2 * CUT_DARK
    return Edge(1, canvas.width, _bands(shadow, cover))


def _bands(shadow: Numbers, cover: Numbers) -> list[Band]:
    full = [_band(shadow, cover, BLACK[0])]
    half = (shadow.shape[1] // 2, shadow.shape[0] // 2)
    dark, over = (cv2.resize(part, half, interpolation=cv2.INTER_AREA) for part in (shadow, cover))
    return full + [_band(dark, over, level) for level in BLACK[1:]]


def _band(shadow: Numbers, cover: Numbers, level: int) -> Band:
    """`lift` is what is missing to the whole, so that a plane of one level keeps it to the unit."""
    keep = np.rint((1 - cover) * (1 - shadow) * 255).astype(np.uint8)
    lift = np.rint((1 - cover) * shadow * level).astype(np.uint8)
    return Band(keep, lift, np.rint(cover * 255).astype(np.uint8))


def _mix(old: Plane, new: Plane, band: Band) -> None:
    cv2.multiply(old, band.keep, old, scale=1 / 255)
    cv2.add(old, band.lift, old)
    cv2.add(old, cv2.multiply(new, band.cover, scale=1 / 255), old)


def _scale(canvas: Canvas) -> float:
    return min(canvas.width, canvas.height) / DESIGN


def _even(length: float) -> int:
    return (int(length) + 1) & ~1
