"""What the plan says about the finished video: what is shown and said where, and where it is still or silent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from render_cluster.captions import Look, Picture, Track, draw
from render_cluster.compositor import look_of
from render_cluster.gate.overlaid import logo_box, lower_third_box
from render_cluster.gate.row import Spot
from render_cluster.gate.shots import Box, Shot, WordChange
from render_cluster.gate.spans import Span
from render_cluster.media import StoreSpec
from render_cluster.plan import CaptionState, ScenePlan, VideoPlan

PAUSE_MARGIN_SEC = 0.25
"""Speech ends and begins softly: a planned pause may seem so much longer at either end."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A state of a scene's captions, the box of its picture, and what of it is drawn upon."""

    state: CaptionState
    box: Box
    ink: Box


def captions(plan: VideoPlan) -> list[list[Caption]]:
    """One list a scene."""
    return [[_caption(look_of(plan, scene), state) for state in scene.states] for scene in plan.scenes]


def shots(plan: VideoPlan, drawn: Sequence[Sequence[Caption]], store: StoreSpec | None) -> list[Shot]:
    """Where the picture is measured: beside captions, lower thirds, and the logo if the store has it."""
    logo, fps = logo_box(plan, store), plan.canvas.fps
    return [
        Shot(
            begin=scene.first / fps,
            end=(scene.first + scene.frames) / fps,
            hidden=(
                *([_around([caption.box for caption in shown])] if shown else ()),
                *logo,
                *lower_third_box(plan, scene),
            ),
            changes=() if scene.estimated else tuple(_changes(plan, scene, shown)),
            captions=Track(look_of(plan, scene), scene.states),
        )
        for scene, shown in zip(plan.scenes, drawn, strict=True)
    ]


def spot(plan: VideoPlan, second: float) -> Spot:
    """Name the scene that is shown then."""
    frame = (second + 0.001) * plan.canvas.fps
    scene = next((s for s in reversed(plan.scenes) if s.first <= frame), plan.scenes[0])
    return Spot(round(second, 2), scene.scene_id, scene.label or scene.scene_id)


def scene_at(plan: VideoPlan, second: float) -> int:
    frame = (second + 0.001) * plan.canvas.fps
    return max((i for i, scene in enumerate(plan.scenes) if scene.first <= frame), default=0)


def pauses(plan: VideoPlan) -> list[Span]:
    """Between the voices of two scenes, before the first and after the last one."""
    spoken = [voice_span(plan, scene) for scene in plan.scenes if scene.voice]
    edges = [0.0, *(second for span in spoken for second in span), plan.duration_sec]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return [(begin - PAUSE_MARGIN_SEC, end + PAUSE_MARGIN_SEC) for begin, end in gaps]


def voice_span(plan: VideoPlan, scene: ScenePlan) -> Span:
    begin = scene.first + scene.voice_first
    return begin / plan.canvas.fps, (begin + scene.voice_frames) / plan.canvas.fps


def dips(plan: VideoPlan) -> list[Span]:
    """Where one scene goes into the next through a colour, which may be black."""
    fps = plan.canvas.fps
    found = [scene for scene in plan.scenes if scene.transition.kind == "dip"]
    return [(scene.first / fps, (scene.first + scene.transition.frames) / fps) for scene in found]


def _caption(look: Look, state: CaptionState) -> Caption:
    picture = draw(look, state)
    return Caption(state, (picture.x, picture.y, *_corner(picture)), picture.ink)


def _corner(picture: Picture) -> tuple[int, int]:
    return picture.x + picture.image.width, picture.y + picture.image.height


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _changes(plan: VideoPlan, scene: ScenePlan, shown: Sequence[Caption]) -> Iterator[WordChange]:
    """What begins while a transition is going on is left out: it may move with its sheet."""
    sweeps = bool(shown) and look_of(plan, scene).manner.mark == "sweep"
    since = (scene.first + scene.transition.frames) / plan.canvas.fps
    for before, caption in zip((None, *shown), shown, strict=False):
        state = caption.state
        follows = before is not None and before.state.end == state.first
        box = _around([before.box, caption.box]) if before and follows else caption.box
        if state.first > scene.transition.frames and _is_inside(box, plan):
            slow = sweeps and before is not None and follows and before.state.words == state.words
            frames = max(state.spoken - state.first, 1) if slow else 1
            yield WordChange((scene.first + state.first) / plan.canvas.fps, state.first, box, frames, since)


def _is_inside(box: Box, plan: VideoPlan) -> bool:
    return min(box) >= 0 and box[2] <= plan.canvas.width and box[3] <= plan.canvas.height
