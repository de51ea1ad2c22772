"""Where a layer is at a moment, as numbers: the moves of entrances and of what goes on moving."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from render_cluster.look.motion_part import Ease, Entrance, Hold, Side

View = tuple[float, float, float]
"""Zoom of a picture in its box, and which share of its free travel lies left of and above what is shown."""
_OUT_BACK = (2.7, 1.7)
_APPEARS = 3.0
"""What fades in while it moves is whole after a third of the way."""
_FASTEST = 0.004
"""No hold move is faster than this share of its box a frame."""
_RESTS, _TRAVELS = 0.15, 0.7
"""A picture that is scrolled rests at its beginning, and is at its end before the card goes."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Pixels of the card; `shown` is the share that is seen, from `side` on. `fine` places count parts of a pixel.

    A layer that is uncovered from its foot keeps its place; one that rises has its upper part at its foot.
    """

    dx: float = 0.0
    dy: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    shown: float = 1.0
    side: Side = "left"
    view: View | None = None
    fine: bool = False


AT_REST = Pose()
_FROM = {"slide": (-1, 0), "climb": (0, 1)}


def _out_back(t: float) -> float:
    cubic, square = _OUT_BACK
    return 1 + cubic * (t - 1) ** 3 + square * (t - 1) ** 2


EASES: Mapping[Ease, Callable[[float], float]] = {
    "linear": lambda t: t,
    "out_quart": lambda t: 1 - (1 - t) ** 4,
    "out_expo": lambda t: 1 - 2 ** (-10 * t) if t < 1 else 1.0,
    "out_back": _out_back,
    "in_out_cubic": lambda t: 4 * t**3 if t < 1 / 2 else 1 - (2 - 2 * t) ** 3 / 2,
}


def entering(entrance: Entrance, t: float, corner: tuple[int, int]) -> Pose:
    """The pose at `t` from 0 to 1 of the move; `corner` is the direction outwards."""
    e = EASES[entrance.ease](t)
    left, share, appeared = (1 - e) * entrance.by, max(0.0, min(1.0, e)), min(1.0, t * _APPEARS)
    match entrance.move:
        case "slide" | "climb" | "close":
            across, down = _FROM.get(entrance.move, corner)
            return Pose(dx=across * left, dy=down * left, opacity=appeared)
        case "rise":
            return Pose(shown=share, side="top", opacity=appeared)
        case "grow" | "unfold":
            return Pose(shown=share, side="left" if entrance.move == "grow" else "foot")
        case "land":
            return Pose(scale=1 + (1 - e) * (entrance.by - 1), opacity=appeared)
        case _:
            return Pose(opacity=share)


def holding(hold: Hold, pose: Pose, at: float, frames: float, corner: tuple[int, int]) -> Pose:
    """Add to a pose what goes on moving, at a frame of so many."""
    u = min(1.0, at / max(1.0, frames))
    wave = (1 - math.cos(2 * math.pi * at / hold.period)) / 2
    match hold.move:
        case "push":
            return replace(pose, view=(1 + min(hold.by, _FASTEST * frames) * u, 0.5, 0.5))
        case "scroll" | "pan":
            travel = EASES["in_out_cubic"](min(1.0, max(0.0, (u - _RESTS) / _TRAVELS)))
            return replace(pose, view=(1.0, travel, 0.0) if hold.move == "pan" else (1.0, 0.0, travel))
        case "drift":
            return replace(pose, dx=pose.dx - hold.by * wave, fine=True)
        case "breathe":
            return replace(
                pose, dx=pose.dx + corner[0] * hold.by * wave, dy=pose.dy + corner[1] * hold.by * wave, fine=True
            )
        case "blink":
            return replace(pose, opacity=pose.opacity * (at % hold.period < hold.period / 2))
        case _:
            return replace(pose, shown=u, side=hold.side)


def farthest(extent: float, box: float, frames: float) -> float:
    """The share of its free travel that a long picture may go in so many frames without haste."""
    free = max(0.0, extent - box)
    return min(1.0, _FASTEST * frames * box * _TRAVELS / 2 / free) if free else 0.0
