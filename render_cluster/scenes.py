"""The timeline in whole frames: where scenes begin, how long they last, what is encoded at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from render_cluster.plan import SegmentPlan
from render_cluster.transitions import DESIGN_FPS, frames_at

LEAD = 3
"""How much of a scene passes before its voice begins; lengths are of the design, in 1/30 s."""
SHORTEST = 24
LONGEST_SEGMENT = 360
"""A longer scene is cut into chunks of about equal length."""


@dataclass(frozen=True, slots=True)
class Span:
    """`first` frame of the video and length of a scene; its voice starts `LEAD` later."""

    first: int
    frames: int


def spans(lengths: Sequence[tuple[float, float, float]], fps: int) -> list[Span]:
    """From (voice, pause, least) seconds.

    Each length is rounded for itself: a voice is placed by its scene's frame, so nothing drifts, and a scene that is
    inserted or edited changes the length of no other, which would be rendered again.
    """
    found, begin = [], 0
    for voice, pause, least in lengths:
        frames = round(max(LEAD / DESIGN_FPS + voice + pause, least, SHORTEST / DESIGN_FPS) * fps)
        found.append(Span(begin, frames))
        begin += frames
    return found


def segments(lengths: Sequence[int], fps: int) -> tuple[SegmentPlan, ...]:
    """One for each scene, and chunks of about equal length for a long one."""
    found = []
    for scene, frames in enumerate(lengths):
        parts = -(-frames // frames_at(LONGEST_SEGMENT, fps))
        cuts = [frames * part // parts for part in range(parts + 1)]
        found += [SegmentPlan(scene=scene, first=first, end=end) for first, end in pairwise(cuts)]
    return tuple(found)
