"""One frame of a scene, drawn into planes: the moving picture, the transition, the caption."""

from functools import cached_property, partial

from render_cluster.banners import Banner
from render_cluster.captions import Look, Track, look_for
from render_cluster.cards import CardPainter
from render_cluster.changes import Change, change_for
from render_cluster.clips import ClipPainter
from render_cluster.logos import logo_over
from render_cluster.look.colour import rgb
from render_cluster.look.tokens import load_template
from render_cluster.media import StoreSpec
from render_cluster.painters import Painter, StillPainter
from render_cluster.plan import CardPlan, ClipPlan, ScenePlan, VideoPlan
from render_cluster.planes import Planes
from render_cluster.transitions import progress


def look_of(plan: VideoPlan, scene: ScenePlan) -> Look:
    return look_for(plan, scene.ground)


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


class _Picture:
    """What is seen of a scene without its words, the logo upon it: a transition moves or mixes both as one."""

    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec) -> None:
        self._painter = painter_for(plan, index, store)
        self._logo = logo_over(plan, plan.scenes[index].visual, store)

    def draw(self, k: int, out: Planes) -> None:
        self._painter.draw(k, out)
        if self._logo:
            self._logo.blend(out)


class Compositor:
    """Holds what the frames of one scene have in common; `captioned` is off for thumbnails."""

    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec, *, captioned: bool = True) -> None:
        self._plan, self._index, self._store = plan, index, store
        self._scene = scene = plan.scenes[index]
        self._picture = _Picture(plan, index, store)
        self._captions = Track(look_of(plan, scene), scene.states if captioned else ())
        self._skin = load_template(plan.brand.template).skin
        self._banner = Banner(plan, scene.lower_third) if scene.lower_third and captioned else None

    def draw(self, k: int, out: Planes) -> None:
        transition = self._scene.transition
        if k < transition.frames:
            self._change_at(k, out)
        else:
            self._sheet(k, out)

    def _change_at(self, k: int, out: Planes) -> None:
        """Words go with their sheet if they can be read on its ground only, or if it moves."""
        t = progress(self._scene.transition, self._skin, k)
        length = self._plan.scenes[self._index - 1].frames
        before = partial(self._before.draw, length + k)
        carried = self._change.carries or bool(self._scene.ground)
        after = partial(self._sheet if carried else self._picture.draw, k)
        self._change.draw(t, before, after, out)
        if not carried:
            self._words(k, out)

    def _sheet(self, k: int, out: Planes) -> None:
        self._picture.draw(k, out)
        self._words(k, out)

    def _words(self, k: int, out: Planes) -> None:
        if self._banner:
            self._banner.blend(k, out)
        self._captions.blend(k, out)

    @cached_property
    def _before(self) -> "_Picture":
        """Only a segment with a transition needs it."""
        return _Picture(self._plan, self._index - 1, self._store)

    @cached_property
    def _change(self) -> Change:
        brand = self._plan.brand
        ground = next(iter(load_template(brand.template).grounds.values()))
        return change_for(self._scene.transition, self._skin, self._plan.canvas, rgb(ground.bg))
