"""Cards by Pillow, as tasks of the render cluster: free, offline, the same order the same picture."""

import dataclasses
import hashlib
import json

import structlog

from adapters.imagery.cards import content_of, moving_card
from application.ports.imagery import Imagery, Picture, PictureOrder
from domain.assets.provenance import Provenance
from domain.shared.errors import InvalidInputError, ProviderUnavailableError
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.look.drawing import recipe
from render_cluster.look.order import CardOrder
from render_cluster.look.tasks import draw_to_store
from render_cluster.media import StoreSpec

SMALLEST, LARGEST = 64, 4096
ARTICLES_LICENCE = "Own card with the article's picture; its licence applies"
_log = structlog.get_logger(__name__)


class PillowImagery(Imagery):
    def __init__(self, compute: Compute, store_spec: StoreSpec) -> None:
        self._compute = compute
        self._store = store_spec

    async def draw(self, order: PictureOrder) -> Picture:
        return await self.draw_with(order, order.visual.picture_key, "article" if order.visual.picture_key else "card")

    async def draw_with(self, order: PictureOrder, picture_key: str, source: str) -> Picture:
        """Draw the card with another picture than the order names."""
        _check(order)
        card, key = _card(order), _key(order, picture_key)
        label = f"picture · {order.label or order.visual.layout}"
        try:
            drawn = await self._compute.call(draw_to_store, card, picture_key, self._store, key, label=label)
        except RenderError as error:
            raise InvalidInputError(str(error)) from error
        except WorkerLostError as error:
            raise ProviderUnavailableError(str(error)) from error
        warning = drawn.warning.replace(picture_key, "The picture") if picture_key else drawn.warning
        if warning:
            _log.warning("picture_incomplete", label=order.label, picture=picture_key, warning=warning)
        return Picture(
            key=key,
            width=order.width,
            height=order.height,
            source=source if drawn.shows_picture else "card",
            licence=ARTICLES_LICENCE if drawn.shows_picture else "Own card",
            photo=drawn.photo,
            warning=warning,
            provenance=Provenance(model="Pillow", parameters=_parameters(order)),
            card={} if order.thumbnail else moving_card(order.visual, picture_key if drawn.shows_picture else ""),
        )


def _parameters(order: PictureOrder) -> dict[str, str | int | float]:
    return {"layout": order.visual.layout.value, "template": order.template, "size": f"{order.width}x{order.height}"}


def _check(order: PictureOrder) -> None:
    if not (SMALLEST <= order.width <= LARGEST and SMALLEST <= order.height <= LARGEST):
        message = (
            f"A picture of {order.width} x {order.height} pixels cannot be drawn: each side has {SMALLEST}-{LARGEST}."
        )
        raise InvalidInputError(message)


def _card(order: PictureOrder) -> CardOrder:
    return CardOrder(
        content=content_of(order.visual),
        template=order.template,
        wordmark=order.wordmark,
        accent=order.accent,
        section=order.section,
        language=order.language,
        index=order.index,
        total=order.total,
        width=order.width,
        height=order.height,
        thumbnail=order.thumbnail,
    )


def _key(order: PictureOrder, picture_key: str) -> str:
    card = dataclasses.asdict(_card(order))
    del card["picture"]
    shown = json.dumps([recipe(), picture_key, card], sort_keys=True, ensure_ascii=False)
    return f"t/{order.tenant_id}/pictures/{hashlib.sha256(shown.encode()).hexdigest()[:32]}.png"
