"""The pieces of a card at any frame: those that rest are laid down once, only what moves is laid down again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image

from render_cluster.look.layers import stamp
from render_cluster.pieces import Area, Piece
from render_cluster.planes import Planes
from render_cluster.sprites import Sprite, blend, sprite_of

_STATES = 3
"""How many sets of resting pieces are kept: a list has one more for each of its items."""
_GAP = 64
"""Rows without anything that are worth being left out."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the canvas where pieces move: what lies under them, and they with what rests above each."""

    area: Area
    under: Planes | None
    acts: tuple[tuple[Piece, tuple[Sprite, ...]], ...]


@dataclass(frozen=True, slots=True)
class State:
    """`flat` is None where a picture that moves covers everything."""

    flat: Planes | None
    regions: tuple[Region, ...]


class Stage:
    def __init__(self, ground: Planes, pieces: Sequence[Piece]) -> None:
        self._ground = ground
        self._pieces = tuple(pieces)
        self._size = ground[0].shape[1], ground[0].shape[0]
        self._state = lru_cache(maxsize=_STATES)(self._state_of)
        self._laid = lru_cache(maxsize=_STATES)(self._laid_of)

    def draw(self, at: float, out: Planes) -> None:
        """Fill the planes with frame `at`, in any order."""
        if any(piece.entering(at) for piece in self._pieces):
            self._enter(at, out)
        else:
            self._hold(at, out)

    def _enter(self, at: float, out: Planes) -> None:
        """What rests below the first that moves is laid down once."""
        resting = 0
        while resting < len(self._pieces) and self._rests(self._pieces[resting], at):
            resting += 1
        _copy(self._laid(tuple(piece.settled(at) for piece in self._pieces[:resting])), out)
        for piece in self._pieces[resting:]:
            piece.lay(at, out)

    def _rests(self, piece: Piece, at: float) -> bool:
        return piece.settled(at) or piece.cue.pose(at) is None

    def _hold(self, at: float, out: Planes) -> None:
        state = self._state(tuple(piece.settled(at) for piece in self._pieces))
        if state.flat:
            _copy(state.flat, out)
        for region in state.regions:
            if region.under:
                blend(Sprite(region.area[0], region.area[1], region.under, None), out)
            for piece, above in region.acts:
                piece.lay(at, out)
                for sprite in above:
                    blend(sprite, out)

    def _laid_of(self, settled: tuple[bool, ...]) -> Planes:
        out = [plane.copy() for plane in self._ground]
        for piece, there in zip(self._pieces, settled, strict=False):
            if there:
                blend(piece.sprite, out)
        return out

    def _state_of(self, settled: tuple[bool, ...]) -> State:
        movers = [i for i, piece in enumerate(self._pieces) if piece.moves]
        groups = _together([(i, self._pieces[i].reach(self._size)) for i in movers])
        regions = tuple(self._region(numbers, area, settled) for numbers, area in groups)
        whole = (0, 0, *self._size)
        covered = any(region.area == whole and region.under is None for region in regions)
        return State(None if covered else self._laid_of(settled), regions)

    def _region(self, numbers: Sequence[int], area: Area, settled: tuple[bool, ...]) -> Region:
        lowest = self._pieces[numbers[0]]
        opaque = lowest.pane is not None and lowest.sprite.keep is None and lowest.reach(self._size) == area
        below = tuple(there and i < numbers[0] for i, there in enumerate(settled))
        under = None if opaque else _part(self._laid_of(below), area)
        ends = [*numbers[1:], len(self._pieces)]
        acts = tuple(
            (self._pieces[number], self._above([i for i in range(number + 1, end) if settled[i]], area))
            for number, end in zip(numbers, ends, strict=True)
        )
        return Region(area, under, acts)

    def _above(self, numbers: Sequence[int], area: Area) -> tuple[Sprite, ...]:
        """What rests in an area, merged, in as few rows as it takes."""
        left, top, right, bottom = area
        merged = Image.new("RGBA", (right - left, bottom - top), (0, 0, 0, 0))
        for number in numbers:
            piece = self._pieces[number]
            stamp(merged, piece.image, piece.corner[0] - left, piece.corner[1] - top)
        rows = np.flatnonzero(np.asarray(merged.getchannel("A")).max(axis=1))
        bands = _bands([int(row) for row in rows])
        return tuple(_sprite(merged, first, last, area) for first, last in bands)


def _sprite(merged: Image.Image, first: int, last: int, area: Area) -> Sprite:
    band = merged.crop((0, first, merged.width, last))
    seen = band.getbbox() or (0, 0, band.width, band.height)
    left = seen[0] & ~1
    return sprite_of(band.crop((left, 0, seen[2], band.height)), area[0] + left, area[1] + first)


def _bands(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of rows that are not far from each other, from even to even."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row - found[-1][1] <= _GAP:
            found[-1] = found[-1][0], row + 2 & ~1
        else:
            found.append((row & ~1, row + 2 & ~1))
    return found


def _together(areas: Sequence[tuple[int, Area]]) -> list[tuple[list[int], Area]]:
    """Areas that overlap become one; numbers stay in their order."""
    groups: list[tuple[list[int], Area]] = []
    for number, area in areas:
        numbers, whole = [number], area
        while touching := [group for group in groups if _overlap(group[1], whole)]:
            for group in touching:
                groups.remove(group)
                numbers, whole = sorted([*group[0], *numbers]), _union(group[1], whole)
        groups.append((numbers, whole))
    return groups


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _union(one: Area, other: Area) -> Area:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _part(planes: Planes, area: Area) -> Planes:
    left, top, right, bottom = area
    halves = (0, 1, 1)
    return [
        plane[top >> half : bottom >> half, left >> half : right >> half].copy()
        for plane, half in zip(planes, halves, strict=True)
    ]


def _copy(planes: Planes, out: Planes) -> None:
    for source, target in zip(planes, out, strict=True):
        np.copyto(target, source)
