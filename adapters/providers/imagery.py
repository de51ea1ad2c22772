"""Pictures by the first provider of the order that serves; cards where words, not pictures, are to be seen."""

from collections.abc import Iterator
from dataclasses import replace

from adapters.providers.chain import Chain
from application.ports.imagery import Imagery, Picture, PictureOrder
from domain.scripts.scene import Layout

ARTICLE, CARDS = "article", "pillow"
ILLUSTRATED = frozenset({Layout.PHOTO, Layout.HEADLINE})


class FallbackImagery(Imagery):
    """Cards end every order, so that a scene without a picture is shown all the same, and says so."""

    def __init__(self, chain: Chain[Imagery], order: tuple[str, ...]) -> None:
        self._chain = chain
        self._order = order

    async def draw(self, order: PictureOrder) -> Picture:
        names = with_cards(order.providers or self._order)
        served = await self._chain.serve(lambda _, imagery: imagery.draw(order), names, _skipped(order, names))
        told = served.told(served.delivery.provenance)
        if order.visual.layout not in ILLUSTRATED:
            told = replace(told, reason=f"A scene of the layout {order.visual.layout} shows words, not a picture.")
        return replace(served.delivery, provenance=told)


def with_cards(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names with the article's own picture first, unless it has a place, and cards last."""
    own = () if ARTICLE in names else (ARTICLE,)
    return (*own, *(name for name in names if name != CARDS), CARDS)


def _skipped(order: PictureOrder, names: tuple[str, ...]) -> Iterator[str]:
    if not order.visual.picture_key:
        yield ARTICLE
    if order.visual.layout not in ILLUSTRATED:
        yield from set(names) - {ARTICLE, CARDS}
