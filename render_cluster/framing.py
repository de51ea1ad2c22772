"""Which part of a picture a frame shows: fits, focus and moves as windows in pixels of the picture."""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

from render_cluster.plan import Move, Window
from render_cluster.spec import Canvas, Fit, Motion
from render_cluster.transitions import DESIGN_FPS

NamedMotion: TypeAlias = Literal["in", "out", "left", "right", "up", "down", "hold"]
Size: TypeAlias = tuple[int, int]
UPPER_MIDDLE = (0.5, 0.42)
"""Where one looks in a picture of which nothing is known: faces are seldom in its lower half."""
ZOOM_A_SECOND, SHALLOWEST, DEEPEST = 0.026, 0.05, 0.16
CONTAINED_ZOOM = 0.04
PAN_A_SECOND, LONGEST_PAN = 0.075, 0.5
"""Shares of the window's side."""
ROOM = 0.2
"""A picture that is wider or taller than its window by this share is panned over."""
CARD_ANCHOR = (0.62, 0.13)
"""A push from here moves neither the header nor either margin of a flat card out of the safe area."""
CARD_ZOOM = 0.02
_AXES: dict[str, tuple[int, int]] = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}


@dataclass(frozen=True, slots=True)
class View:
    """A picture of that size in a frame; `focus` in shares of the picture; it is shown for `seconds`."""

    size: Size
    canvas: Canvas
    fit: Fit
    focus: tuple[float, float] | None
    seconds: float
    photo: bool = True

    @property
    def widest(self) -> tuple[float, float]:
        """The largest window of the frame's ratio."""
        width = min(self.size[0], self.size[1] * self.canvas.width / self.canvas.height)
        return width, width * self.canvas.height / self.canvas.width


def motion_for(asked: Motion, view: View, digest: str, before: str = "") -> NamedMotion:
    """`auto` is chosen by the picture, so that an inserted scene seldom changes another's, and never as `before`."""
    if asked != "auto":
        return asked
    choice = _choice(view)
    number = int(hashlib.sha256(digest.encode()).hexdigest()[:8], 16) % len(choice)
    return choice[(number + (choice[number] == before)) % len(choice)]


def framed(view: View, motion: NamedMotion) -> Move:
    """Every window on the way lies within the picture."""
    if motion == "hold":
        window = _centred(view, 1.0)
        return Move(start=window, end=window)
    if not view.photo and view.fit == "cover":
        return _ordered(motion, _anchored(view, 1.0), _anchored(view, 1 + CARD_ZOOM))
    if motion in {"in", "out"}:
        return _ordered(motion, _centred(view, 1.0), _centred(view, 1 + _depth(view)))
    return _pan(view, *_AXES[motion])


def _choice(view: View) -> tuple[NamedMotion, ...]:
    found: tuple[NamedMotion, ...] = ("in", "out")
    if not view.photo or view.fit == "contain":
        return found
    width, height = view.widest
    across, down = view.size[0] / width - 1 > ROOM, view.size[1] / height - 1 > ROOM
    return ("left", "right", *found) if across else (*found, "up", "down") if down else found


def _depth(view: View) -> float:
    if view.fit == "contain":
        return CONTAINED_ZOOM
    return min(DEEPEST, max(SHALLOWEST, ZOOM_A_SECOND * view.seconds))


def _ordered(motion: str, wide: Window, deep: Window) -> Move:
    return Move(start=deep, end=wide) if motion in {"out", "left", "up"} else Move(start=wide, end=deep)


def _centred(view: View, zoom: float) -> Window:
    """As near to the focus as the picture's edges allow."""
    (width, height), focus = view.widest, view.focus or (UPPER_MIDDLE if view.photo else (0.5, 0.5))
    sides = width / zoom, height / zoom
    x, y = (
        min(max(share * size - side / 2, 0.0), size - side)
        for share, size, side in zip(focus, view.size, sides, strict=True)
    )
    return (x, y, *sides)


def _anchored(view: View, zoom: float) -> Window:
    (x, y, width, height), (across, down) = _centred(view, 1.0), CARD_ANCHOR
    return x + (width - width / zoom) * across, y + (height - height / zoom) * down, width / zoom, height / zoom


def _pan(view: View, axis: int, sign: int) -> Move:
    """Along the free travel, about the focus; zoomed in a little where there is none."""
    side, size = view.widest[axis], view.size[axis]
    wanted = min(PAN_A_SECOND * view.seconds, LONGEST_PAN) * side
    zoom = min(max(side / max(size - wanted, side / 2), 1.0), 1 + _depth(view))
    middle = _centred(view, zoom)
    travel = min(wanted, size - middle[2 + axis])
    first = min(max(middle[axis] - travel / 2, 0.0), size - middle[2 + axis] - travel)
    ends = (first, first + travel)[::sign]
    start, end = (_moved(middle, axis, at) for at in ends)
    return Move(start=start, end=end)


def _moved(window: Window, axis: int, at: float) -> Window:
    x, y, width, height = window
    return (at, y, width, height) if axis == 0 else (x, at, width, height)


def seconds_of(frames: int, fps: int) -> float:
    return frames / (fps or DESIGN_FPS)
