"""One frame of a scene, drawn into planes: the moving picture, the transition, the caption."""

import cv2

from render_cluster import planes
from render_cluster.captions import Look, draw
from render_cluster.cards import CardPainter
from render_cluster.clips import ClipPainter
from render_cluster.media import StoreSpec
from render_cluster.painters import Painter, StillPainter
from render_cluster.plan import CardPlan, ClipPlan, ScenePlan, VideoPlan
from render_cluster.planes import Overlay, Planes


def look_of(plan: VideoPlan, scene: ScenePlan) -> Look:
    return Look(
        template=plan.brand.template,
        accent=plan.brand.accent,
        language=plan.language,
        ground=scene.ground,
        canvas=plan.canvas,
    )


def painter_for(plan: VideoPlan, index: int, store: StoreSpec) -> Painter:
    scene = plan.scenes[index]
    frames = scene.frames + scene.tail
    match scene.visual:
        case CardPlan():
            return CardPainter(plan, index, store)
        case ClipPlan():
            return ClipPainter(plan, scene.visual, frames, store)
        case _:
            return StillPainter(plan, scene.visual, frames, store)


class Compositor:
    """Holds what the frames of one scene have in common; `captioned` is off for thumbnails."""

    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec, *, captioned: bool = True) -> None:
        scene, look = plan.scenes[index], look_of(plan, plan.scenes[index])
        self._transition, self._before_frames = scene.transition, plan.scenes[index - 1].frames
        self._painter = painter_for(plan, index, store)
        self._before = painter_for(plan, index - 1, store) if scene.transition.frames else None
        pictures = [(state, draw(look, state)) for state in scene.states if captioned]
        self._captions = [(state, Overlay(drawn.image, drawn.x, drawn.y)) for state, drawn in pictures]
        self._other = planes.empty(plan.canvas.width, plan.canvas.height)

    def draw(self, k: int, out: Planes) -> None:
        if self._before and k < self._transition.frames:
            self._before.draw(self._before_frames + k, out)
            self._painter.draw(k, self._other)
            weight = (k + 1) / (self._transition.frames + 1)
            for mixed, upper in zip(out, self._other, strict=True):
                cv2.addWeighted(mixed, 1 - weight, upper, weight, 0, mixed)
        else:
            self._painter.draw(k, out)
        for state, overlay in self._captions:
            if state.first <= k < state.end:
                overlay.blend(out)
