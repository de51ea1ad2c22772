"""Keeping a model's script to the length that was asked for, once the voice has read one."""

from collections.abc import Sequence
from dataclasses import replace

from application.ports.script_writer import Rehearsal
from domain.scripts.scene import Beat, Scene

FEWEST_BEATS = 3
LOOSE, TIGHT = (0.6, 1.25), (0.92, 1.08)
"""Shares of the target between which an answer is taken: by a guess of the voice, and by what it took."""


def bounds(rehearsal: Rehearsal) -> tuple[float, float]:
    return TIGHT if rehearsal.narrations else LOOSE


def report(rehearsal: Rehearsal, target: float) -> str:
    """What a model is told that wrote already."""
    if not rehearsal.narrations:
        return ""
    took = sum(rehearsal.seconds[text] for text in rehearsal.narrations)
    signs = sum(map(len, rehearsal.narrations))
    wanted = round(signs * target / took) if took else signs
    return (
        f"Your last script had {signs} letters and took {took:.0f} seconds to speak; {target:.0f} are wanted, "
        f"which are about {wanted} letters in all."
    )


def trimmed(scenes: Sequence[Scene], target: float) -> tuple[Scene, ...]:
    """While it is too long, leave out the beat without which it comes nearest; hook, close and three beats stay."""
    kept = list(scenes)
    while _seconds(kept) > target * TIGHT[1]:
        beats = [scene for scene in kept if scene.beat is Beat.BEAT]
        rest = [[other for other in kept if other is not scene] for scene in beats]
        nearest = min(rest, key=lambda scenes: abs(_seconds(scenes) - target), default=kept)
        if len(beats) <= FEWEST_BEATS or abs(_seconds(nearest) - target) >= _seconds(kept) - target:
            break
        kept = nearest
    return tuple(replace(scene, scene_id=f"s{number}") for number, scene in enumerate(kept, start=1))


def _seconds(scenes: Sequence[Scene]) -> float:
    return sum(scene.duration.total_seconds() for scene in scenes)
