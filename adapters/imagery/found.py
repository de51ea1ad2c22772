"""Cards with a picture that somebody found or made for the scene."""

from abc import abstractmethod
from dataclasses import dataclass, field, replace
from typing import Protocol

from adapters.imagery.pillow import ARTICLES_LICENCE, PillowImagery
from application.ports.imagery import Imagery, Picture, PictureOrder
from domain.assets.provenance import Provenance
from domain.shared.errors import NothingFittingError, ProviderRefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A picture in the store. `source` names its maker in the manifest."""

    key: str
    source: str
    licence: str
    cost_usd: float = 0.0
    provenance: Provenance = field(default_factory=Provenance)


class PictureSource(Protocol):
    @abstractmethod
    async def find(self, order: PictureOrder) -> Found:
        """The same order finds the same picture. Raise `NothingFittingError` if there is none, `Provider…Error`."""


class ArticlePictures(PictureSource):
    """The picture that the article itself has beside these words."""

    async def find(self, order: PictureOrder) -> Found:
        if not order.visual.picture_key:
            msg = "The article has no picture for this scene."
            raise NothingFittingError(msg)
        return Found(key=order.visual.picture_key, source="article", licence=ARTICLES_LICENCE)


class FoundImagery(Imagery):
    """Foreign pictures are opened by the renderer, where decoders are shut in; a damaged one is the source's fault."""

    def __init__(self, source: PictureSource, cards: PillowImagery) -> None:
        self._source = source
        self._cards = cards

    async def draw(self, order: PictureOrder) -> Picture:
        found = await self._source.find(order)
        drawn = await self._cards.draw_with(order, found.key, found.source)
        if drawn.source != found.source:
            msg = f"What it gave cannot be shown. {drawn.warning}".strip()
            raise ProviderRefusedError(msg)
        return replace(drawn, licence=found.licence, cost_usd=found.cost_usd, provenance=found.provenance)
