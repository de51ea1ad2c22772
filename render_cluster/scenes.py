"""The timeline in whole frames: where scenes begin, what a frame shows, and which part of its picture."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster.spec import Move, Point, ScenePlan, SceneSpec

FADE = 12
"""Frames of a crossfade; it lies at the start of the later scene."""
LEAD = 3
"""Frames of a scene before its voice begins."""
SHORTEST = 2 * FADE
SAMPLE_RATE = 48_000

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


def spans(scenes: Sequence[tuple[float, float]], fps: int) -> list[Span]:
    """From (voice, pause) seconds: each start is rounded once, on the absolute time, so that nothing drifts."""
    found, begin = [], 0.0
    for voice, pause in scenes:
        end = max(begin + LEAD / fps + voice + pause, begin + SHORTEST / fps)
        found.append(Span(round(begin * fps), round(end * fps) - round(begin * fps)))
        begin = end
    return found


def moves(scenes: Sequence[SceneSpec]) -> list[Move]:
    """Chosen by the picture, so that an inserted scene seldom changes another's; no two like ones in a row."""
    chosen: list[Move] = []
    for scene in scenes:
        choice = PHOTO_MOVES if scene.photo else CARD_MOVES
        number = int.from_bytes(hashlib.sha256(scene.picture.encode()).digest()[:4], "big") % len(choice)
        again = bool(chosen) and choice[number] == chosen[-1]
        chosen.append(choice[(number + again) % len(choice)])
    return chosen


@dataclass(frozen=True, slots=True)
class Layer:
    """Frame `k` of the scene's picture, which runs on through the next scene's crossfade."""

    scene: int
    k: int
    weight: float


def layers(index: int, k: int, length_before: int) -> tuple[Layer, ...]:
    """Return what frame `k` of scene `index` shows, the earlier scene's picture first."""
    if index == 0 or k >= FADE:
        return (Layer(index, k, 1.0),)
    weight = (k + 1) / (FADE + 1)
    return (Layer(index - 1, length_before + k, 1 - weight), Layer(index, k, weight))


def source_box(scene: ScenePlan, k: int, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the part (x, y, width, height) of the prepared picture that frame `k` shows, in floating point."""
    zoom, x, y = _between(scene.move, k / (scene.frames + FADE - 1))
    width, height = size[0] / zoom, size[1] / zoom
    return (size[0] - width) * x, (size[1] - height) * y, width, height


def _between(move: Move, t: float) -> Point:
    zoom, x, y = (a + (b - a) * t for a, b in zip(move.start, move.end, strict=True))
    return zoom, x, y
