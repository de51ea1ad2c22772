"""Captions in frames: what of a state's pictures is laid over which frame."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from PIL import Image

from render_cluster.caption.look import LARGEST_POP, Look
from render_cluster.caption.pictures import Picture, sheet_of
from render_cluster.caption.sweep import Sweep
from render_cluster.plan import CaptionState
from render_cluster.planes import Overlay, Planes

POP = (1.06, LARGEST_POP, 1.09, 1.05, 1.02)
POP_FPS = 30
"""The rate that the poses are meant for: at another one they last as long."""


class _Still:
    def __init__(self, look: Look, state: CaptionState) -> None:
        self._overlay = _overlay(_still(look, state))

    def blend(self, state: CaptionState, k: int, out: Planes) -> None:  # noqa: ARG002 - the same in every frame
        self._overlay.blend(out)


class _Pop:
    """The word lies apart from its page and grows for a moment."""

    def __init__(self, look: Look, state: CaptionState) -> None:
        rest, word, self._pivot = _parts(look, state)
        self._rest, self._fps = _overlay(rest), look.canvas.fps
        self._word = Overlay(word.image, word.x, word.y)

    def blend(self, state: CaptionState, k: int, out: Planes) -> None:
        self._rest.blend(out)
        pose = (k - state.first) * POP_FPS // self._fps
        (self._word.scaled(POP[pose], self._pivot) if pose < len(POP) else self._word).blend(out)


_Shown: TypeAlias = _Still | _Pop | Sweep


class Track:
    """The captions of a scene; pictures are drawn when the first frame needs them, and kept for their state only."""

    def __init__(self, look: Look, states: Sequence[CaptionState]) -> None:
        self._look, self._states = look, states
        self._firsts = [state.first for state in states]
        self._key: object = None
        self._shown: _Shown | None = None

    def blend(self, k: int, out: Planes) -> None:
        """Lay what is said in frame `k` of the scene over its planes."""
        index = bisect_right(self._firsts, k) - 1
        if index >= 0 and k < self._states[index].end:
            self._for(index).blend(self._states[index], k, out)

    def _for(self, index: int) -> _Shown:
        """A sweep's pictures serve all words of their page."""
        state, swept = self._states[index], self._look.manner.mark == "sweep"
        key = state.words if swept else index
        if self._shown is None or key != self._key:
            kind = Sweep if swept else _Pop if self._look.manner.mark == "pop" else _Still
            self._key, self._shown = key, kind(self._look, state)
        return self._shown


def state_picture(look: Look, state: CaptionState) -> Picture:
    """Return the whole of a state on one picture: a word that pops at its largest, a swept page as it ends."""
    if look.manner.mark != "pop":
        return _still(look, state)
    rest, word, pivot = _parts(look, state)
    grown = _grown(word, pivot)
    pictures = (rest, grown)
    left, top = min(picture.x for picture in pictures), min(picture.y for picture in pictures)
    right = max(picture.x + picture.image.width for picture in pictures)
    bottom = max(picture.y + picture.image.height for picture in pictures)
    image = Image.new("RGBA", (right - left, bottom - top))
    for picture in pictures:
        image.alpha_composite(picture.image, (picture.x - left, picture.y - top))
    return Picture(image, left, top)


def _grown(word: Picture, pivot: tuple[float, float]) -> Picture:
    width, height = (round(length * LARGEST_POP / 2) * 2 for length in word.image.size)
    x, y = (round((at + p * (1 - LARGEST_POP)) / 2) * 2 for at, p in zip((word.x, word.y), pivot, strict=True))
    return Picture(word.image.resize((width, height), Image.Resampling.BILINEAR), x, y)


def _still(look: Look, state: CaptionState) -> Picture:
    inks, mark = look.inks, look.manner.mark
    lit = {"ink": inks.accent, "block": inks.on}.get(mark, inks.text)

    def fill(word: int) -> str:
        if mark == "sweep":
            return inks.accent if word <= state.active else inks.text
        return lit if word == state.active else inks.text

    return sheet_of(look, state.words).picture(fill, state.active if mark in {"bar", "block"} else None)


def _parts(look: Look, state: CaptionState) -> tuple[Picture, Picture, tuple[float, float]]:
    sheet, text = sheet_of(look, state.words), look.inks.text
    rest = sheet.picture(lambda word: None if word == state.active else text)
    return rest, *sheet.word(state.active, look.inks.accent)


def _overlay(picture: Picture) -> Overlay:
    """Clear margins cost as much in each frame as letters do."""
    left, top, right, bottom = picture.image.getbbox() or (0, 0, 2, 2)
    left, top, right, bottom = left & ~1, top & ~1, right + 1 & ~1, bottom + 1 & ~1
    return Overlay(picture.image.crop((left, top, right, bottom)), picture.x + left, picture.y + top)
