"""Who makes pictures: brand cards, framed pictures of the article, generated ones."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from domain.assets.provenance import Provenance
from domain.scripts.scene import Visual
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureOrder:
    """`index` of `total` scenes feeds the card's progress mark; `section` is the small line in its header.

    `language` hyphenates words longer than a line. `prompt` is for who generates pictures; empty, it is made of
    the visual. `take` counts the times that this picture was asked for, from 1: another take need not be the same.
    `providers` is the channel's own order, if it has one. `wishes` are the words to look for of every scene of the
    video that wants a picture, this one at `place`: whoever looks for one scene sees what the others get.
    """

    tenant_id: TenantId
    visual: Visual
    template: str
    wordmark: str
    accent: str = ""
    section: str = ""
    language: str = ""
    index: int = 0
    total: int = 0
    width: int = 1080
    height: int = 1920
    thumbnail: bool = False
    label: str = ""
    prompt: str = ""
    take: int = 1
    providers: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    place: int = 0

    @property
    def queries(self) -> tuple[str, ...]:
        return self.wishes or (self.visual.query or self.visual.alt or self.visual.headline,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG or JPEG of exactly the asked size, in the store. `photo` if it shows a photograph edge to edge.

    `card` is what the renderer needs to set the same picture in motion: small, JSON, read by nobody else. `warning`
    says what of the order is not shown, as a picture that turned out to be damaged.
    """

    key: str
    width: int
    height: int
    source: str
    licence: str
    photo: bool = False
    cost_usd: float = 0.0
    card: Mapping[str, object] = field(default_factory=dict)
    warning: str = ""
    provenance: Provenance = field(default_factory=Provenance)


class Imagery(Protocol):
    @abstractmethod
    async def draw(self, order: PictureOrder) -> Picture:
        """The same order gives the same object. Raise `Provider…Error`, `InvalidInputError` for an unknown template."""
