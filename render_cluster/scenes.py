"""The timeline in whole frames: where scenes begin, how one takes over, which part of a picture a frame shows."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from render_cluster.plan import Move, Point, SegmentPlan, Transition
from render_cluster.spec import SceneSpec, Still

FADE = 12
"""Frames of a crossfade; it lies at the start of the later scene."""
LEAD = 3
"""Frames of a scene before its voice begins."""
SHORTEST = 2 * FADE
LONGEST_SEGMENT = 360
"""Frames; a longer scene is cut into chunks of about equal length."""

PHOTO_MOVES = (
    Move(start=(1.0, 0.12, 0.14), end=(1.09, 0.12, 0.14)),
    Move(start=(1.09, 0.1, 0.15), end=(1.0, 0.1, 0.15)),
    Move(start=(1.0, 0.25, 0.13), end=(1.06, 0.25, 0.13)),
    Move(start=(1.07, 0.16, 0.1), end=(1.0, 0.16, 0.1)),
)
"""From points at the upper left: a header or title on the picture stays within the safe area."""
CARD_ANCHOR = (0.62, 0.13)
"""A push from here moves neither the header nor either margin of a card out of the safe area."""
CARD_MOVES = (
    Move(start=(1.0, *CARD_ANCHOR), end=(1.02, *CARD_ANCHOR)),
    Move(start=(1.02, *CARD_ANCHOR), end=(1.0, *CARD_ANCHOR)),
)


@dataclass(frozen=True, slots=True)
class Span:
    """`first` frame of the video and length of a scene; its voice starts `LEAD` frames later."""

    first: int
    frames: int


def spans(lengths: Sequence[tuple[float, float, float]], fps: int) -> list[Span]:
    """From (voice, pause, least) seconds: each start is rounded once, on the absolute time, so that nothing drifts."""
    found, begin = [], 0.0
    for voice, pause, least in lengths:
        end = max(begin + LEAD / fps + voice + pause, begin + least, begin + SHORTEST / fps)
        found.append(Span(round(begin * fps), round(end * fps) - round(begin * fps)))
        begin = end
    return found


def transitions(scenes: Sequence[SceneSpec]) -> list[Transition]:
    return [Transition(), *(Transition(kind="crossfade", frames=FADE) for _ in scenes[1:])]


def tails(found: Sequence[Transition]) -> list[int]:
    """How many frames more each scene's picture is needed."""
    return [*(after.frames for _, after in pairwise(found)), 0]


def segments(lengths: Sequence[int]) -> tuple[SegmentPlan, ...]:
    """One for each scene, and chunks of about equal length for a long one."""
    found = []
    for scene, frames in enumerate(lengths):
        parts = -(-frames // LONGEST_SEGMENT)
        cuts = [frames * part // parts for part in range(parts + 1)]
        found += [SegmentPlan(scene=scene, first=first, end=end) for first, end in pairwise(cuts)]
    return tuple(found)


def moves(scenes: Sequence[SceneSpec]) -> list[Move]:
    """Chosen by the picture, so that an inserted scene seldom changes another's; no two like ones in a row."""
    chosen: list[Move] = []
    for scene in scenes:
        picture = scene.visual.picture if isinstance(scene.visual, Still) else scene.scene_id
        photo = isinstance(scene.visual, Still) and scene.visual.photo
        choice = PHOTO_MOVES if photo else CARD_MOVES
        number = int.from_bytes(hashlib.sha256(picture.encode()).digest()[:4], "big") % len(choice)
        again = bool(chosen) and choice[number] == chosen[-1]
        chosen.append(choice[(number + again) % len(choice)])
    return chosen


def source_box(move: Move, t: float, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the part (x, y, width, height) of the prepared picture that is shown at t (0 to 1), in floating point."""
    zoom, x, y = _between(move, t)
    width, height = size[0] / zoom, size[1] / zoom
    return (size[0] - width) * x, (size[1] - height) * y, width, height


def _between(move: Move, t: float) -> Point:
    zoom, x, y = (a + (b - a) * t for a, b in zip(move.start, move.end, strict=True))
    return zoom, x, y
