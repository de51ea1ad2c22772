"""What a card is drawn on: a ground, the layers upon it, and the record of where text stands."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw, ImageFont

from render_cluster.look.frames import Box
from render_cluster.look.layers import Layer, flattened, merged, stamp
from render_cluster.look.lettering import Ink, Place, lettered, line_layers, sign, width_of
from render_cluster.look.measuring import cap_height, ink_box
from render_cluster.look.setting import Block
from render_cluster.look.shapes import rounded
from render_cluster.look.tokens import Role
from render_cluster.look.words import joined

__all__ = ["Canvas", "Ink", "Placed"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text and the box of its ink; `small` type is below what its role wants at least."""

    text: str
    box: Box
    small: bool = False


class Canvas:
    """Whatever is drawn becomes a layer: text by the name of its role, shapes and pictures by the name they are given.

    In a `row` or on a `page`, layers get its number; in a `whole`, all becomes one layer; what is `fixed` goes into the
    ground as long as nothing lies on it. `pen` draws on the ground.
    """

    def __init__(self, width: int, height: int, colour: str) -> None:
        self.ground = Image.new("RGB", (width, height), colour)
        self.pen = ImageDraw.Draw(self.ground)
        self.layers: list[Layer] = []
        self.placed: list[Placed] = []
        self._row, self._page = -1, 0

    @property
    def image(self) -> Image.Image:
        """All layers upon the ground."""
        return flattened(self.ground, self.layers)

    @contextmanager
    def row(self, number: int) -> Iterator[None]:
        before, self._row = self._row, number
        yield
        self._row = before

    @contextmanager
    def page(self, number: int) -> Iterator[None]:
        before, self._page = self._page, number
        yield
        self._page = before

    @contextmanager
    def whole(self, name: str, line: int = -1) -> Iterator[None]:
        below, self.layers = self.layers, []
        yield
        drawn, self.layers = self.layers, below
        if drawn:
            self._add(replace(merged(name, drawn), line=line))

    @contextmanager
    def fixed(self) -> Iterator[None]:
        below, self.layers = self.layers, []
        yield
        drawn, self.layers = self.layers, below
        if self.layers:
            self.layers += [Layer("fixed", layer.image, layer.x, layer.y) for layer in drawn]
            return
        whole = self.ground.convert("RGBA")
        for layer in drawn:
            stamp(whole, layer.image, layer.x, layer.y)
        self.ground.paste(whole.convert("RGB"))

    def lower(self, first: tuple[int, int], by: int) -> None:
        """Move what was drawn after so many layers and lines of text."""
        layers, lines = first
        self.layers[layers:] = [replace(layer, y=layer.y + by) for layer in self.layers[layers:]]
        self.placed[lines:] = [
            replace(placed, box=placed.box._replace(y=placed.box.y + by)) for placed in self.placed[lines:]
        ]

    def rect(self, box: Box, colour: str, radius: float = 0, name: str = "shape") -> None:
        size = (max(1, round(box.w)), max(1, round(box.h)))
        drawn = rounded(size, radius, colour) if radius else Image.new("RGBA", size, colour)
        self.paste(drawn, box.x, box.y, name)

    def paste(self, image: Image.Image, x: float, y: float, name: str = "shape") -> None:
        self._add(Layer(name, image.convert("RGBA"), round(x), round(y)))

    def window(self, image: Image.Image, source: Image.Image, at: Place, name: str) -> None:
        """Paste a picture that is going to move inside its own box, taken from a larger one."""
        self._add(Layer(name, image.convert("RGBA"), round(at[0]), round(at[1]), source=source))

    def put(self, block: Block, box: Box, ink: Ink) -> float:
        """Draw a block at the top of the box, a layer for each line, and return its foot."""
        for index, top in enumerate(block.tops):
            width = block.line_width(index)
            align = "right" if block.rtl and ink.align == "left" else ink.align
            x = box.x + {"left": 0.0, "right": box.w - width, "center": (box.w - width) / 2}[align]
            base = box.y + top + cap_height(block.role.face, block.sizes[index])
            self._line(block, index, (x, base), ink)
        return box.y + block.height

    def count(self, block: Block, box: Box, texts: Sequence[str], colour: str) -> None:
        """Draw what a line is counted through, where `put` has drawn it."""
        base, role, size = box.y + cap_height(block.role.face, block.size), block.role, block.size
        for step, text in enumerate(texts):
            layer = lettered(role.name, text, role, size, (box.x, base), colour)
            self._add(replace(layer, line=0, step=step) if layer else None)

    def write(self, text: str, role: Role, size: int, at: Place, colour: str) -> float:
        """Write on a baseline and return the width; nothing is recorded."""
        self._add(lettered(role.name, text, role, size, at, colour))
        return width_of(text, role, size)

    def sign(self, text: str, font: ImageFont.FreeTypeFont, at: Place, colour: str, name: str = "sign") -> None:
        """Draw one large sign on its baseline; it may reach over the edges."""
        self._add(sign(name, text, font, at, colour))

    def _line(self, block: Block, index: int, at: Place, ink: Ink) -> None:
        text = joined(block.lines[index])
        if not text:
            return
        above, below = ink_box(text, block.role.face, block.sizes[index])
        box = Box(at[0], at[1] - above, block.line_width(index), above + below)
        self.placed.append(Placed(text, box, block.sizes[index] < block.role.smallest))
        for layer in line_layers(block.role.name, block, index, at, ink):
            self._add(replace(layer, line=index))

    def _add(self, layer: Layer | None) -> None:
        if layer:
            self.layers.append(replace(layer, row=self._row, page=self._page))
