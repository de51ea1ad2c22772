"""The layers of a card on a canvas of any size, each with its cue: what can be laid down at any frame."""

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from render_cluster.look.layers import Layer, LayeredCard
from render_cluster.look.motion import Cue
from render_cluster.look.poses import AT_REST, Pose
from render_cluster.panes import WHOLE, Pane
from render_cluster.planes import Planes, from_rgb
from render_cluster.sprites import MARGIN, Sprite, even, lay, sprite_of

_FRINGE = 4
"""Empty pixels around a layer, so that its edges stay smooth when it is scaled."""
Area = tuple[int, int, int, int]
"""Left, top, right, bottom; even."""


@dataclass(frozen=True, slots=True)
class Place:
    """How the card's pixels become the canvas's: shapes that differ a little are cut, as the flat card is."""

    scale: float
    x: float
    y: float

    @property
    def plain(self) -> bool:
        return self.scale == 1 and self.x == 0 and self.y == 0


@dataclass(frozen=True, slots=True)
class Piece:
    """`image` is what the sprite, or the shape of the pane, was made of; `scale` that of the cue's pixels."""

    cue: Cue
    image: Image.Image
    corner: tuple[int, int]
    sprite: Sprite
    pane: Pane | None
    scale: float

    def lay(self, at: float, out: Planes) -> None:
        pose = self.cue.pose(at)
        if pose is None:
            return
        if self.pane and pose == replace(AT_REST, view=pose.view):
            self.pane.draw(pose.view or WHOLE, out)
            return
        sprite = self.pane.at(pose.view or WHOLE) if self.pane else self.sprite
        lay(sprite, self._scaled(pose), out)

    def settled(self, at: float) -> bool:
        """Whether it is where it stays, and does not move there."""
        return self.cue.end <= at < self.cue.gone and self.cue.hold is None and self.cue.step < 0

    def entering(self, at: float) -> bool:
        return self.cue.first <= at < self.cue.end

    @property
    def moves(self) -> bool:
        return self.cue.hold is not None

    def reach(self, size: tuple[int, int]) -> Area:
        """The part of the canvas that it is ever seen on while it is held."""
        hold = self.cue.hold
        far = even(hold.by * self.scale) + MARGIN if hold and hold.move in {"drift", "breathe"} else 0
        left, top = max(0, self.sprite.x - far), max(0, self.sprite.y - far)
        right = min(size[0], self.sprite.x + self.sprite.width + far)
        return left, top, right, min(size[1], self.sprite.y + self.sprite.height + far)

    def _scaled(self, pose: Pose) -> Pose:
        return pose if self.scale == 1 else replace(pose, dx=pose.dx * self.scale, dy=pose.dy * self.scale)


def place_on(card: LayeredCard, width: int, height: int) -> Place:
    frame = card.frame
    scale = max(width / frame.width, height / frame.height)
    return Place(scale, (width - frame.width * scale) / 2, (height - frame.height * scale) / 2)


def ground_on(card: LayeredCard, place: Place, width: int, height: int) -> Planes:
    ground = card.ground
    if not place.plain:
        box = (-place.x / place.scale, -place.y / place.scale)
        part = (*box, box[0] + width / place.scale, box[1] + height / place.scale)
        ground = ground.resize((width, height), Image.Resampling.LANCZOS, box=part)
    return from_rgb(np.asarray(ground))


def piece_of(layer: Layer, cue: Cue, place: Place) -> Piece:
    image, x, y = _placed(layer, place)
    source = _source(layer, place)
    pane = Pane(image, source, x, y) if source else None
    fine = cue.hold is not None and cue.hold.move in {"drift", "breathe"}
    sprite = pane.shape if pane else sprite_of(image, x, y, MARGIN if fine else 0)
    return Piece(cue, image, (x, y), sprite, pane, place.scale)


def _source(layer: Layer, place: Place) -> Image.Image | None:
    """On a smaller canvas the source is smaller too: dense enough to move, not so dense that it flickers."""
    source = layer.source
    if source is None or place.scale >= 1:
        return source
    size = max(2, round(source.width * place.scale)), max(2, round(source.height * place.scale))
    return source.resize(size, Image.Resampling.BOX)


def _placed(layer: Layer, place: Place) -> tuple[Image.Image, int, int]:
    if place.plain:
        return layer.image, layer.x, layer.y
    left, top = layer.x * place.scale + place.x, layer.y * place.scale + place.y
    right, bottom = left + layer.image.width * place.scale, top + layer.image.height * place.scale
    if layer.source:
        x, y = even(left), even(top)
        size = (max(2, even(right) - x), max(2, even(bottom) - y))
        return layer.image.resize(size, Image.Resampling.LANCZOS), x, y
    x, y = math.floor(left / 2) * 2, math.floor(top / 2) * 2
    wide, high = math.ceil((right - x) / 2) * 2, math.ceil((bottom - y) / 2) * 2
    fringe = math.ceil(_FRINGE / place.scale)
    padded = Image.new("RGBA", (layer.image.width + 2 * fringe, layer.image.height + 2 * fringe), (0, 0, 0, 0))
    padded.paste(layer.image, (fringe, fringe))
    corner = ((x - left) / place.scale + fringe, (y - top) / place.scale + fringe)
    part = (*corner, corner[0] + wide / place.scale, corner[1] + high / place.scale)
    return padded.resize((wide, high), Image.Resampling.LANCZOS, box=part), x, y
