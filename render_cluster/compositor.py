"""One frame of a scene, drawn into planes: the moving picture, the crossfade, the caption."""

import cv2

from render_cluster import planes
from render_cluster.captions import Look, draw
from render_cluster.media import StoreSpec
from render_cluster.planes import Overlay, Planes
from render_cluster.scenes import layers, source_box
from render_cluster.spec import ScenePlan, VideoPlan
from render_cluster.stills import Still, still


def look_of(plan: VideoPlan, scene: ScenePlan) -> Look:
    return Look(
        template=plan.template,
        accent=plan.accent,
        language=plan.language,
        ground=scene.ground,
        canvas=plan.canvas,
    )


class Compositor:
    """Holds what the frames of one scene have in common; `captioned` is off for thumbnails."""

    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec, *, captioned: bool = True) -> None:
        self._plan, self._index = plan, index
        shown = (index - 1, index) if index else (index,)
        self._stills = {number: self._open(number, store) for number in shown}
        scene, look = plan.scenes[index], look_of(plan, plan.scenes[index])
        pictures = [(state, draw(look, state)) for state in scene.states if captioned]
        self._captions = [(state, Overlay(drawn.image, drawn.x, drawn.y)) for state, drawn in pictures]
        self._other = planes.empty(plan.canvas.width, plan.canvas.height)

    def draw(self, k: int, out: Planes) -> None:
        before = self._plan.scenes[self._index - 1].frames if self._index else 0
        shown = layers(self._index, k, before)
        for number, layer in enumerate(shown):
            target = self._other if number else out
            scene, picture = self._plan.scenes[layer.scene], self._stills[layer.scene]
            picture.draw(source_box(scene, layer.k, picture.size), target)
            if number:
                for mixed, upper in zip(out, self._other, strict=True):
                    cv2.addWeighted(mixed, 1 - layer.weight, upper, layer.weight, 0, mixed)
        for state, overlay in self._captions:
            if state.first <= k < state.end:
                overlay.blend(out)

    def _open(self, number: int, store: StoreSpec) -> Still:
        scene = self._plan.scenes[number]
        options = tuple(sorted(store.options.items()))
        return still(store.url, options, scene.picture, self._plan.canvas, scene.move.deepest)
