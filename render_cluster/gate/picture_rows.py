"""Rows about what is seen: nothing black, nothing frozen, no scene of one colour."""

import statistics
from collections.abc import Iterator, Sequence

import numpy as np

from render_cluster.gate.original import Original
from render_cluster.gate.planned import dips, spot
from render_cluster.gate.row import Row, Rule, Spot
from render_cluster.gate.seen import Seen
from render_cluster.gate.spans import Span, long_runs, shown, without
from render_cluster.gate.stillness import STILL_SEC
from render_cluster.plan import ScenePlan, StillPlan, VideoPlan

BLACK_SEC, FLAT_REACH = 0.1, 12
SETTLED = 1 / 3
"""Of a scene: until then a transition or an entrance may be going on."""
FLAT_SEC = 1.0
BLACK = Rule("black_spans", "Black picture", f"none of {BLACK_SEC:g} s")
FROZEN = Rule("frozen_spans", "Frozen picture", f"none of {STILL_SEC:g} s but where the scene is still")
FLAT = Rule("flat_pictures", "Empty picture", "no scene is of one colour")


def planned_picture_rows(seen: Sequence[Seen], plan: VideoPlan, original: Original | None) -> Iterator[Row]:
    """One `seen` a scene of the plan."""
    black = without(black_spans(seen), dips(plan), BLACK_SEC)
    yield BLACK.judged(shown(black), passed=not black, where=_spots(plan, black))
    frozen = list(_frozen(seen, plan, original))
    yield FROZEN.judged(shown(frozen), passed=not frozen, where=_spots(plan, frozen))
    flat = [scene for scene, each in zip(plan.scenes, seen, strict=True) if _is_flat(each)]
    names = ", ".join(scene.label or scene.scene_id for scene in flat)
    where = tuple(spot(plan, scene.first / plan.canvas.fps) for scene in flat)
    yield FLAT.judged(names or "none", passed=not flat, where=where)


def lone_picture_rows(seen: Sequence[Seen]) -> Iterator[Row]:
    """Of a file without a plan: still and empty for a second is a finding, wherever it is."""
    black = black_spans(seen)
    yield BLACK.judged(shown(black), passed=not black, where=_seconds(black))
    frozen = [span for each in seen for span in each.still]
    rule = FROZEN.limited(f"none of {STILL_SEC:g} s")
    yield rule.judged(shown(frozen), passed=not frozen, where=_seconds(frozen))
    flat = [span for each in seen for span in _flat_spans(each)]
    rule = FLAT.limited(f"none of one colour for {FLAT_SEC:g} s")
    yield rule.judged(shown(flat), passed=not flat, where=_seconds(flat))


def black_spans(seen: Sequence[Seen]) -> list[Span]:
    """Over the borders of shots."""
    seconds = [second for each in seen for second in each.seconds]
    flags = np.array([black for each in seen for black in each.black], bool)
    step = _step(seconds)
    begin = seconds[0] if seconds else 0.0
    return [(begin + one, begin + other) for one, other in long_runs(flags, step, BLACK_SEC)]


def _frozen(seen: Sequence[Seen], plan: VideoPlan, original: Original | None) -> Iterator[Span]:
    for index, (scene, each) in enumerate(zip(plan.scenes, seen, strict=True)):
        for span in each.still:
            moves = original.moves(index, span) if original and not _is_still(scene) else _must_move(scene)
            if moves:
                yield span


def _is_still(scene: ScenePlan) -> bool:
    return isinstance(scene.visual, StillPlan) and scene.visual.move.start == scene.visual.move.end


def _must_move(scene: ScenePlan) -> bool:
    """By the plan alone: cards hold once they have come in, and what moves in a clip only the clip tells."""
    return isinstance(scene.visual, StillPlan) and not _is_still(scene)


def _is_flat(seen: Seen) -> bool:
    if not seen.seconds:
        return False
    settled = seen.seconds[0] + (seen.seconds[-1] - seen.seconds[0]) * SETTLED
    reaches = [reach for second, reach in seen.reaches if second >= settled]
    return bool(reaches) and statistics.median(reaches) < FLAT_REACH


def _flat_spans(seen: Seen) -> list[Span]:
    flags = np.array([reach < FLAT_REACH for _, reach in seen.reaches], bool)
    return list(long_runs(flags, _step([second for second, _ in seen.reaches]), FLAT_SEC))


def _step(seconds: Sequence[float]) -> float:
    return (seconds[-1] - seconds[0]) / max(len(seconds) - 1, 1) if seconds else 0.0


def _spots(plan: VideoPlan, spans: Sequence[Span]) -> tuple[Spot, ...]:
    return tuple(spot(plan, begin) for begin, _ in spans)


def _seconds(spans: Sequence[Span]) -> tuple[Spot, ...]:
    return tuple(Spot(round(begin, 2)) for begin, _ in spans)
