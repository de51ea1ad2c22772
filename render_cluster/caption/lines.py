"""A page of words as it is set: lines, the words' boxes on them, and the pieces that are drawn."""

from dataclasses import dataclass

from PIL import ImageFont


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word that one font draws in one direction."""

    word: int
    text: str
    font: ImageFont.FreeTypeFont
    rtl: bool
    x: float
    width: float

    @property
    def direction(self) -> str:
        return "rtl" if self.rtl else "ltr"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a word begins and ends on its line, and whether it is read from the right."""

    word: int
    left: float
    right: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Line:
    """`boxes` are the words from left to right."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """`above` and `below` are what lines reach over and under their baselines, pads not counted."""

    lines: tuple[Line, ...]
    size: int
    above: int
    below: int
    pitch: int

    @property
    def width(self) -> float:
        return max(line.width for line in self.lines)

    @property
    def height(self) -> int:
        return self.above + self.pitch * (len(self.lines) - 1) + self.below
