"""Whether a slide says all that it should in type that can be read."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from render_cluster.look.choosing import chosen
from render_cluster.look.drawing import compose, tidy
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.skin import Skin

NAMED_BY_FIRST = "table"
"""Columns that have no room are left out by the layout; the first one names the rows."""
BARE = {"end", "line"}
"""Their items and points are no rows: what of them is shown is the layout's to choose."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A drawn page; `title` and `rows` tell whether its headline, and all below it, is there and large enough."""

    image: Image.Image
    title: bool
    rows: bool

    @property
    def fits(self) -> bool:
        return self.title and self.rows


def drawn(order: CardOrder, picture: Image.Image | None) -> Slide:
    """The picture is RGB and plain. Raise `TemplateUnknownError`."""
    skin = compose(tidy(order), picture)
    content = order.content
    title = all(_said(skin, text) for text in (content.headline,))
    return Slide(skin.canvas.image, title, all(_said(skin, text) for text in rows(content)))


def layout_of(order: CardOrder, picture: Image.Image | None) -> str:
    """The layout by which it is really drawn."""
    return chosen(tidy(order), picture)[0]


def rows(content: CardContent) -> Iterator[str]:
    """What stands below the headline, in the pieces in which it is drawn."""
    if content.layout not in BARE:
        for item in content.items:
            cells = item.split("|") if content.layout in {NAMED_BY_FIRST, "comparison"} else [item]
            yield from cells[:1] if content.layout == NAMED_BY_FIRST else cells
        yield from (label for label, _ in content.points)


def _said(skin: Skin, text: str) -> bool:
    wanted = letters(text)
    spoken = "".join(letters(line.text) for line in skin.canvas.placed)
    small = any(line.small and letters(line.text) and letters(line.text) in wanted for line in skin.canvas.placed)
    return wanted in spoken and not small


def letters(text: str) -> str:
    """Hyphens, line breaks and capitals are the setting's."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())
