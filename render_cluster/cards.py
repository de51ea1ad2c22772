"""A card of the template as a scene's picture, its layers in motion."""

from functools import lru_cache

from render_cluster.errors import RenderError
from render_cluster.look.drawing import layered
from render_cluster.look.motion import RATE, Timing, cues
from render_cluster.look.order import LAYOUTS, CardOrder, content_of
from render_cluster.media import StoreSpec, fetch_planned
from render_cluster.painters import Painter
from render_cluster.pieces import ground_on, piece_of, place_on
from render_cluster.plan import CardPlan, ScenePlan, VideoPlan
from render_cluster.planes import Planes
from render_cluster.spec import Brand, Canvas
from render_cluster.spoken import when_spoken
from render_cluster.stage import Stage


class CardPainter(Painter):
    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec) -> None:
        scene, canvas = plan.scenes[index], plan.canvas
        if not isinstance(scene.visual, CardPlan):
            raise TypeError(scene.visual)
        self._pace = RATE / canvas.fps
        options, timing = tuple(sorted(store.options.items())), timing_of(scene, self._pace)
        self._stage = _stage(scene.visual, (plan.brand, canvas, plan.language), timing, store.url, options)

    def draw(self, k: int, out: Planes) -> None:
        self._stage.draw(k * self._pace, out)


@lru_cache(maxsize=3)
def _stage(
    visual: CardPlan, look: tuple[Brand, Canvas, str], timing: Timing, url: str, options: tuple[tuple[str, str], ...]
) -> Stage:
    """A worker often has the earlier scene's card already."""
    brand, canvas, language = look
    picture = fetch_planned(StoreSpec(url, dict(options)), visual.picture) if visual.picture else b""
    card = layered(order_of(visual, brand, canvas, language, picture))
    place = place_on(card, canvas.width, canvas.height)
    found = cues(card.template.motion, card.layers, timing)
    pieces = [piece_of(layer, cue, place) for layer, cue in zip(card.layers, found, strict=True)]
    return Stage(ground_on(card, place, canvas.width, canvas.height), pieces)


def timing_of(scene: ScenePlan, pace: float) -> Timing:
    """The first card of a video is there at once; items of a list come when told, unless one of them is picked out."""
    frames = (scene.frames + scene.tail) * pace
    visual = scene.visual
    if not isinstance(visual, CardPlan) or not visual.is_told:
        return Timing(frames=frames, opens=scene.first == 0)
    told = when_spoken(visual.card.items, scene)
    return Timing(frames=frames, opens=scene.first == 0, spoken=tuple(first * pace for first in told))


def order_of(visual: CardPlan, brand: Brand, canvas: Canvas, language: str, picture: bytes) -> CardOrder:
    """What the template's drawing is asked for; `picture` is the file of the card's picture, empty for none."""
    card = visual.card
    if card.layout not in LAYOUTS:
        message = f"a card with the layout {card.layout} cannot be rendered yet"
        raise RenderError(message)
    return CardOrder(
        content=content_of(card),
        template=brand.template,
        wordmark=brand.wordmark,
        accent=brand.accent,
        section=brand.section,
        language=language,
        index=visual.index,
        total=visual.total,
        width=canvas.width,
        height=canvas.height,
        ground=visual.ground,
        safe_area=visual.safe_area,
        caption=visual.caption,
        picture=picture,
    )
