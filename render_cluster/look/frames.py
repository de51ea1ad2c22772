"""Frames: where text may stand in each format, and where captions and platforms' buttons will be."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from render_cluster.caption.areas import GUTTER, MARK_REACH, TALL
from render_cluster.spec import SafeArea

HEADER = 112
_HUNG = 0.32


class Box(NamedTuple):
    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def below(self, y: float) -> "Box":
        return Box(self.x, y, self.w, self.bottom - y)

    def inset(self, dx: float, dy: float) -> "Box":
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Insets that text keeps clear; `caption` is the height above the lower one that captions take."""

    width: int
    height: int
    left: int
    top: int
    right: int
    bottom: int
    caption: int

    @property
    def wide(self) -> bool:
        return self.width > self.height

    @property
    def tall(self) -> bool:
        return self.height > 1.5 * self.width

    @property
    def safe(self) -> Box:
        return Box(self.left, self.top, self.width - self.left - self.right, self.height - self.top - self.bottom)

    @property
    def body(self) -> Box:
        """What is left of the safe box between header and caption."""
        safe = self.safe
        return Box(safe.x, safe.y + HEADER, safe.w, safe.h - HEADER - self.caption)


def hung(room: float, used: float) -> float:
    """Return how far below the top of a room something lower begins: its optical middle is above the half."""
    return max(0.0, room - used) * _HUNG


FRAMES = (
    Frame(width=1080, height=1920, left=72, top=250, right=180, bottom=460, caption=176),
    Frame(width=1080, height=1350, left=72, top=72, right=72, bottom=72, caption=150),
    Frame(width=1080, height=1080, left=72, top=64, right=72, bottom=64, caption=130),
    Frame(width=1920, height=1080, left=120, top=84, right=120, bottom=84, caption=150),
)

SLIDE = Frame(width=1080, height=1350, left=72, top=72, right=72, bottom=112, caption=0)
"""A page of a carousel: nothing is spoken over it, so that it keeps no room for captions."""


def frame_for(width: int, height: int, area: SafeArea = "organic", caption: int = 0) -> Frame:
    """Return the format of the nearest shape, clear of what a platform covers; another size is drawn in it and scaled.

    Text hangs from the same edge as captions, which have `caption` pixels at least.
    """
    frame = min(FRAMES, key=lambda frame: abs(frame.width / frame.height - width / height))
    frame = replace(frame, caption=max(frame.caption, caption))
    if not frame.tall:
        return frame
    clear = TALL[area]
    left = max(clear.left + MARK_REACH, GUTTER)
    return replace(frame, left=left, top=clear.top, right=max(clear.right, GUTTER), bottom=clear.bottom)
