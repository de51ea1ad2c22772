"""A card as layers: what lies on what, each with a name by which it is set in motion."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from render_cluster.look.frames import Frame
from render_cluster.look.tokens import Template


@dataclass(frozen=True, slots=True)
class Layer:
    """An RGBA picture at a place, which may reach over the edges of the card.

    `name` says what it is: the role of a text (`title`, `item`), or a shape (`bar`, `marker`); that of a part has its
    owner before a dot (`title.mark`, `panel.bracket`). `row` is the place in a list, a table or a chart, `line` that in
    a text; below zero it has none. `source` is the same picture in more pixels, without alpha: what moves inside the
    box is taken from it. A `step` is one of the numbers that are counted through on the way to the one that stays.
    Of a long list, each `page` takes the place of the one before it.
    """

    name: str
    image: Image.Image = field(repr=False)
    x: int
    y: int
    row: int = -1
    line: int = -1
    step: int = -1
    page: int = 0
    source: Image.Image | None = field(default=None, repr=False)

    @property
    def group(self) -> str:
        return self.name.partition(".")[0]

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def right(self) -> int:
        return self.x + self.image.width

    @property
    def bottom(self) -> int:
        return self.y + self.image.height


@dataclass(frozen=True, slots=True, kw_only=True)
class LayeredCard:
    """`layers` lie upon the ground in their order. `ground_name` names the flat colour under captions, if there is one.

    `photo` says that a photograph fills the card; `refused` why a picture is not shown; `missing` has no typeface.
    """

    template: Template
    frame: Frame
    ground: Image.Image = field(repr=False)
    layers: tuple[Layer, ...] = field(repr=False)
    ground_name: str = ""
    photo: bool = False
    refused: str = ""
    missing: str = ""

    def flat(self) -> Image.Image:
        return flattened(self.ground, self.layers)


def flattened(ground: Image.Image, layers: Sequence[Layer]) -> Image.Image:
    """Return RGB; steps of counting and pages to come are left out."""
    out = ground.convert("RGBA")
    for layer in layers:
        if layer.step < 0 and not layer.page:
            stamp(out, layer.image, layer.x, layer.y)
    return out.convert("RGB")


def merged(name: str, layers: Sequence[Layer]) -> Layer:
    """Lay some layers upon each other; the result is as large as all of them."""
    if len(layers) == 1:
        return Layer(name, layers[0].image, layers[0].x, layers[0].y)
    x, y = min(layer.x for layer in layers), min(layer.y for layer in layers)
    size = max(layer.right for layer in layers) - x, max(layer.bottom for layer in layers) - y
    out = Image.new("RGBA", size, (0, 0, 0, 0))
    for layer in layers:
        stamp(out, layer.image, layer.x - x, layer.y - y)
    return Layer(name, out, x, y)


def stamp(base: Image.Image, image: Image.Image, x: int, y: int) -> None:
    """Lay an RGBA picture on another in place; what reaches over the edges is not seen."""
    left, top = max(0, -x), max(0, -y)
    if left < image.width and top < image.height and x < base.width and y < base.height:
        base.alpha_composite(image, (max(0, x), max(0, y)), (left, top))
