"""Pictures of captions by Pillow: plate, mark and words; the letters of a page are drawn once for all its states."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PIL import Image, ImageDraw

from render_cluster.caption.areas import MARK_REACH
from render_cluster.caption.lines import Box, Line
from render_cluster.caption.look import LARGEST_POP, Look
from render_cluster.caption.setting import setting
from render_cluster.look.colour import rgb

BAR_BELOW, BAR_HEIGHT, BLOCK_DOWN = 12, 8, 18
Fill = Callable[[int], str | None]
"""The ink of a word, by its number; None leaves it out."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An RGBA picture and the even corner of the frame where it lies, as chroma has half the resolution."""

    image: Image.Image
    x: int
    y: int

    @property
    def ink(self) -> tuple[int, int, int, int]:
        """What of the frame is really drawn upon: left, top, right, bottom."""
        left, top, right, bottom = self.image.getbbox() or (0, 0, 0, 0)
        return self.x + left, self.y + top, self.x + right, self.y + bottom


@dataclass(frozen=True, slots=True)
class _Letters:
    """How much of each pixel a word covers, alone and with its outline, and where that lies in the page's picture."""

    bare: Image.Image
    outlined: Image.Image | None
    at: tuple[int, int]


class Sheet:
    """A page of words, set and placed: what all its pictures have in common."""

    def __init__(self, look: Look, words: tuple[str, ...]) -> None:
        self.look, self.set, self.inks = look, setting(look, words), look.inks
        self.pad = look.px(look.manner.pad)
        self.size = _even(self.set.width + 2 * self.pad), _even(self.set.height + 2 * self.pad)
        self.x, self.y = _corner(look, self.size, self.pad)

    def picture(self, fill: Fill, marked: int | None = None) -> Picture:
        """Plate, mark and words. All outlines come first: none may cover a neighbour's letters."""
        ground = rgb(self.inks.ground)
        image = Image.new("RGBA", self.size, (*ground, self.look.plate))
        if marked is not None:
            self._mark(ImageDraw.Draw(image), marked)
        inked = [(letters, ink) for word, letters in self._letters.items() if (ink := fill(word)) is not None]
        for letters, _ in inked:
            if letters.outlined:
                image.paste(self.inks.ground, letters.at, letters.outlined)
        for letters, ink in inked:
            _stamp(image, ink, letters.bare, letters.at, clear=not self.look.plate and not letters.outlined)
        return Picture(image, self.x, self.y)

    def word(self, number: int, ink: str) -> tuple[Picture, tuple[float, float]]:
        """Return one word on a clear box, and the point of it around which it grows."""
        letters, found = self._letters.get(number), self.place(number)
        if letters is None or found is None:
            return Picture(Image.new("RGBA", (2, 2)), self.x, self.y), (1.0, 1.0)
        (left, top), (width, height), (x, y) = letters.at, letters.bare.size, self._pivot(*found)
        begin = left & ~1, top & ~1
        at = left - begin[0], top - begin[1]
        image = Image.new("RGBA", (_even(at[0] + width), _even(at[1] + height)), (*rgb(self.inks.ground), 0))
        if letters.outlined:
            image.paste(self.inks.ground, at, letters.outlined)
        _stamp(image, ink, letters.bare, at, clear=not letters.outlined)
        return Picture(image, self.x + begin[0], self.y + begin[1]), (x - begin[0], y - begin[1])

    def place(self, number: int) -> tuple[Line, Box] | None:
        """Where a word stands; None for one that has nothing to draw."""
        return next(((line, box) for line in self.set.lines for box in line.boxes if box.word == number), None)

    def left_of(self, line: Line) -> float:
        spare = self.set.width - line.width
        if self.look.design.centred:
            return self.pad + spare / 2
        return self.pad + (spare if self.look.rtl else 0)

    def base_of(self, index: int) -> int:
        return self.pad + self.set.above + index * self.set.pitch

    @cached_property
    def _letters(self) -> dict[int, _Letters]:
        words = {piece.word for line in self.set.lines for piece in line.pieces}
        drawn = {word: self._drawn(word) for word in sorted(words)}
        return {word: letters for word, letters in drawn.items() if letters}

    def _drawn(self, word: int) -> _Letters | None:
        stroke = self.look.stroke
        covered = self._coverage(word, stroke)
        if (box := covered.getbbox()) is None:
            return None
        if not stroke:
            return _Letters(covered.crop(box), None, box[:2])
        return _Letters(self._coverage(word, 0).crop(box), covered.crop(box), box[:2])

    def _coverage(self, word: int, stroke: int) -> Image.Image:
        image = Image.new("L", self.size)
        pen = ImageDraw.Draw(image)
        for index, line in enumerate(self.set.lines):
            x, base = self.left_of(line), self.base_of(index)
            for piece in line.pieces:
                if piece.word == word:
                    at, side = (x + piece.x, base), piece.direction
                    pen.text(at, piece.text, 255, piece.font, "ls", stroke_width=stroke, direction=side)
        return image

    def _pivot(self, line: Line, box: Box) -> tuple[float, float]:
        """A word grows from its baseline; at the column's edge only as far out as a mark may reach."""
        left, half = self.left_of(line), (box.right - box.left) / 2
        outermost = line.boxes[-1 if self.look.rtl else 0] is box
        if outermost and not self.look.plate and not self.look.design.centred:
            half = min(half, max(0, self.look.px(MARK_REACH) - 2) / (LARGEST_POP - 1))
        return left + (box.right - half if self.look.rtl else box.left + half), self.base_of(self.set.lines.index(line))

    def _mark(self, pen: ImageDraw.ImageDraw, number: int) -> None:
        look, found = self.look, self.place(number)
        if found is None:
            return
        line, box = found
        base, x = self.base_of(self.set.lines.index(line)), self.left_of(line)
        if look.manner.mark == "bar":
            top = base + self.set.below + look.px(BAR_BELOW)
            pen.rectangle((x + box.left, top, x + box.right, top + look.px(BAR_HEIGHT) - 1), fill=self.inks.accent)
        elif look.manner.mark == "block":
            reach, down = look.px(MARK_REACH), look.px(BLOCK_DOWN)
            left, right = (min(reach, free / 2) for free in _free_beside(line, box))
            ends = (x + box.left - left, base - self.set.above - down, x + box.right + right)
            pen.rectangle((*ends, base + self.set.below + down), fill=self.inks.accent)


@lru_cache(maxsize=4)
def sheet_of(look: Look, words: tuple[str, ...]) -> Sheet:
    """States of one page follow each other."""
    return Sheet(look, words)


def _stamp(image: Image.Image, ink: str, coverage: Image.Image, at: tuple[int, int], *, clear: bool) -> None:
    """On a `clear` picture edges must not take on a ground's colour; on others a paste is the same and quicker."""
    if not clear:
        image.paste(ink, at, coverage)
        return
    solid = Image.new("RGBA", coverage.size, ink)
    solid.putalpha(coverage)
    image.alpha_composite(solid, at)


def _free_beside(line: Line, box: Box) -> tuple[float, float]:
    """How far the neighbours are; signs of Chinese and Japanese stand close."""
    at = line.boxes.index(box)
    left = box.left - line.boxes[at - 1].right if at else math.inf
    right = line.boxes[at + 1].left - box.right if at + 1 < len(line.boxes) else math.inf
    return max(left, 0.0), max(right, 0.0)


def _corner(look: Look, size: tuple[int, int], pad: int) -> tuple[int, int]:
    """Text hangs from the column's left edge, or right where one reads from there; a plain one without its pad."""
    area, outside = look.column, 0 if look.plate else pad
    x: float = area.left - outside + 1
    if look.design.centred:
        x = (look.canvas.width - size[0]) / 2
    elif look.rtl:
        x = area.right - size[0] + outside - (0 if look.plate else look.px(MARK_REACH) * (look.manner.mark == "block"))
    return int(x) & ~1, (area.bottom - size[1]) & ~1


def _even(length: float) -> int:
    return (int(length) + 3) & ~1
