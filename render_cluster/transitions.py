"""Which transition leads into a scene, how long it lasts, and how far it is at a frame.

A transition lies in the later scene's first frames; the earlier scene goes on under it.
"""

from collections.abc import Sequence
from itertools import pairwise

from render_cluster.plan import Transit, Transition
from render_cluster.spec import Card, SceneSpec, TransitionKind, Visual

DESIGN_FPS = 30
"""Lengths of movements are thought of in frames of 1/30 s."""
LENGTHS: dict[Transit, int] = {"cut": 0, "crossfade": 12, "dip": 16, "slide": 10, "wipe": 12}
CUT_EDGE_LENGTH = 8
LONGEST = max(LENGTHS.values())
CUT_PAPER = frozenset({"placard"})
"""Skins whose wipe is a sheet with a slanted, cut edge that comes in from the right, fast at first."""
_OWN: dict[str, Transit] = {"gazette": "wipe", "schema": "slide", "placard": "wipe"}


def frames_at(length: float, fps: int) -> int:
    """Return a length of the design (1/30 s) in frames of this rate."""
    return round(length * fps / DESIGN_FPS)


def transitions(scenes: Sequence[SceneSpec], skin: str, fps: int) -> list[Transition]:
    """One a scene; nothing leads into the first."""
    return [Transition(), *(_between(one.visual, two, skin, fps) for one, two in pairwise(scenes))]


def tail(fps: int) -> int:
    """How many frames more a scene's picture may be needed: whatever follows, so that it moves alike before it all."""
    return frames_at(LONGEST, fps)


def progress(transition: Transition, skin: str, k: int) -> float:
    """How far frame `k` is, between 0 and 1: frame -1 would be all before, frame `frames` is all after."""
    t = (k + 1) / (transition.frames + 1)
    if transition.kind in {"crossfade", "dip"}:
        return t
    return out_cubic(t) if transition.kind == "wipe" and skin in CUT_PAPER else in_out_cubic(t)


def in_out_cubic(t: float) -> float:
    return 4 * t**3 if t < 0.5 else 1 - (2 - 2 * t) ** 3 / 2  # noqa: PLR2004 - the middle


def out_cubic(t: float) -> float:
    return 1 - (1 - t) ** 3


def _between(before: Visual, after: SceneSpec, skin: str, fps: int) -> Transition:
    kind = _kind(after.transition, before, after.visual, skin)
    length = CUT_EDGE_LENGTH if kind == "wipe" and skin in CUT_PAPER else LENGTHS[kind]
    return Transition(kind=kind, frames=frames_at(length, fps))


def _kind(asked: TransitionKind, before: Visual, after: Visual, skin: str) -> Transit:
    """Between two pictures `auto` fades: a sheet's edge would look like a mistake there."""
    if asked != "auto":
        return asked
    sheets = isinstance(before, Card) or isinstance(after, Card)
    return _OWN.get(skin, "crossfade") if sheets else "crossfade"
