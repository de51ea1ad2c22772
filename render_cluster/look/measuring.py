"""Runs of a line from left to right, each with the font that has its characters, and how wide they are."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

from render_cluster.typeface import Face, split_runs

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LAST_SPACED = 0x24F
_MEASURE = 200


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run in the order of drawing; `rtl` is shaped from right to left, `spaced` takes tracking."""

    text: str
    font: ImageFont.FreeTypeFont
    rtl: bool
    spaced: bool


def is_rtl(text: str) -> bool:
    """Tell a line's direction by its first letter."""
    return next((side in _RIGHT_TO_LEFT for side in map(unicodedata.bidirectional, text) if side in "RALL"), False)


def shaped(text: str, face: Face, size: int, tracking: float) -> tuple[Shaped, ...]:
    base = is_rtl(text)
    parts = list(_directions(text, rtl=base))
    found = []
    for part, rtl in reversed(parts) if base else parts:
        runs = split_runs(part, face, size)
        for run in reversed(runs) if rtl else runs:
            spaced = bool(tracking) and not rtl and all(ord(c) <= _LAST_SPACED or c in "–—‘’“”…€" for c in run.text)
            found.append(Shaped(run.text, run.font, rtl, spaced))
    return tuple(found)


def run_width(run: Shaped, tracking: float) -> float:
    width = run.font.getlength(run.text, direction="rtl" if run.rtl else "ltr")
    return width + (tracking * run.font.size * len(run.text) if run.spaced else 0)


@lru_cache(maxsize=4096)
def unit_width(text: str, face: Face, tracking: float) -> float:
    """Return the width per pixel of type size."""
    return sum(run_width(run, tracking) for run in shaped(text, face, _MEASURE, tracking)) / _MEASURE


@lru_cache(maxsize=512)
def cap_height(face: Face, size: int) -> float:
    """Boxes align to capitals, not to what a font says of itself."""
    return float(-face.font(size).getbbox("H", anchor="ls")[1]) or size * 0.72


@lru_cache(maxsize=1024)
def ink_box(text: str, face: Face, size: int) -> tuple[float, float]:
    """How far the ink of a line reaches above and below its baseline."""
    boxes = [run.font.getbbox(run.text, anchor="ls") for run in shaped(text, face, size, 0)]
    return max((-box[1] for box in boxes), default=0.0), max((box[3] for box in boxes), default=0.0)


def _directions(text: str, *, rtl: bool) -> Iterator[tuple[str, bool]]:
    """Stretches of one direction; signs and spaces go with the line unless both neighbours agree."""
    sides = [_side(char) for char in text]
    start = 0
    resolved: list[bool] = []
    for i, side in enumerate(sides):
        before = resolved[-1] if resolved else rtl
        after = next((each for each in sides[i:] if each is not None), rtl)
        resolved.append(side if side is not None else before if before == after else rtl)
    for i in range(1, len(text) + 1):
        if i == len(text) or resolved[i] != resolved[start]:
            yield text[start:i], resolved[start]
            start = i


def _side(char: str) -> bool | None:
    kind = unicodedata.bidirectional(char)
    if kind in _RIGHT_TO_LEFT:
        return True
    return False if kind in {"L", "EN"} else None
