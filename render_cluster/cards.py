"""A card of the template as a scene's picture."""

from render_cluster.errors import RenderError
from render_cluster.look.drawing import draw_card
from render_cluster.look.order import LAYOUTS, CardContent, CardOrder
from render_cluster.media import StoreSpec, fetch
from render_cluster.painters import Painter
from render_cluster.plan import CardPlan, VideoPlan
from render_cluster.planes import Planes
from render_cluster.spec import Brand, Canvas
from render_cluster.stills import Still, open_rgb


class CardPainter(Painter):
    def __init__(self, plan: VideoPlan, index: int, store: StoreSpec) -> None:
        visual = plan.scenes[index].visual
        if not isinstance(visual, CardPlan):
            raise TypeError(visual)
        picture = fetch(store, visual.picture.key) if visual.picture else b""
        drawn = draw_card(order_of(visual, plan.brand, plan.canvas, plan.language, picture))
        self._still = Still(open_rgb(drawn.png, visual.card.layout), plan.canvas, 1.0)

    def draw(self, k: int, out: Planes) -> None:  # noqa: ARG002 - it does not move yet
        self._still.draw((0, 0, *self._still.size), out)


def order_of(visual: CardPlan, brand: Brand, canvas: Canvas, language: str, picture: bytes) -> CardOrder:
    """What the template's drawing is asked for; `picture` is the file of the card's picture, empty for none."""
    card = visual.card
    if card.layout not in LAYOUTS:
        message = f"a card with the layout {card.layout} cannot be rendered yet"
        raise RenderError(message)
    content = CardContent(
        layout=card.layout,
        headline=card.headline,
        items=card.items,
        active=card.active,
        figure=card.figure,
        unit=card.unit,
        attribution=card.attribution,
        points=card.points,
        alt=card.alt,
    )
    return CardOrder(
        content=content,
        template=brand.template,
        wordmark=brand.wordmark,
        accent=brand.accent,
        section=brand.section,
        language=language,
        index=visual.index,
        total=visual.total,
        width=canvas.width,
        height=canvas.height,
        picture=picture,
    )
