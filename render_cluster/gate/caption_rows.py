"""Rows about captions: each word when it is said, all of them in the part of the frame that platforms leave free."""

from collections.abc import Sequence

from render_cluster.caption.areas import safe_area
from render_cluster.gate.planned import Caption, spot
from render_cluster.gate.row import Row, Rule
from render_cluster.gate.seen import Seen
from render_cluster.plan import VideoPlan

MOST_SEC = 0.08
ROUNDING = 1e-6
TIMING = Rule("caption_timing", "Captions at their words", f"{1000 * MOST_SEC:.0f} ms each word")
PLACE = Rule("captions_outside", "Captions outside the safe area", "none")


def timing_row(seen: Sequence[Seen], plan: VideoPlan) -> Row:
    delays = [delay for each in seen for delay in each.delays]
    guessed = sum(scene.estimated for scene in plan.scenes if scene.states)
    if not delays:
        return TIMING.skipped("The word times are estimates" if guessed else "No words to be seen")
    found = [later for _, later in delays if later is not None]
    wrong = [second for second, later in delays if later is None or abs(later) > MOST_SEC + ROUNDING]
    worst = f"{1000 * max(found, key=abs):+.0f} ms" if found else "none in time"
    hidden = len(delays) - len(found)
    value = worst + (f", {hidden} of {len(delays)} not seen" if hidden and found else "")
    reason = f"left out as their word times are estimates: {guessed} of {len(plan.scenes)} scenes" if guessed else ""
    return TIMING.judged(value, passed=not wrong, where=tuple(spot(plan, second) for second in wrong), reason=reason)


def place_row(drawn: Sequence[Sequence[Caption]], plan: VideoPlan) -> Row:
    area, texts, where = safe_area(plan.canvas, plan.captions.safe_area), [], []
    for scene, shown in zip(plan.scenes, drawn, strict=True):
        for caption in shown:
            left, top, right, bottom = caption.ink
            if left < area.left or top < area.top or right > area.right or bottom > area.bottom:
                texts.append(" ".join(caption.state.words))
                where.append(spot(plan, (scene.first + caption.state.first) / plan.canvas.fps))
    return PLACE.judged(", ".join(texts[:3]) or "none", passed=not texts, where=tuple(where))
