"""The foot of a carousel's slide: which page it is, and an arrow as long as there is another one."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from render_cluster.look.colour import READABLE, contrast
from render_cluster.look.frames import Box
from render_cluster.look.shapes import strokes
from render_cluster.look.skin import Skin

_FROM_FOOT, _PAD = 76, 22
_ARROW = (90, 44)
_SHAFT = ((6, 22), (82, 22), (62, 6), (82, 22), (62, 38))
_LINE = 6
_DARK, _LIGHT = 2, 98
"""Percent of the tones of a picture that must be left out for all of it to be read upon."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a mark stands; over a picture on which it cannot be read it gets a plate, and moves in by its edge."""

    box: Box
    plated: bool

    def moved(self, inwards: int) -> Box:
        return self.box._replace(x=self.box.x + inwards) if self.plated else self.box


def draw_foot(skin: Skin) -> None:
    at, total = skin.progress()
    if not skin.order.total:
        return
    block = skin.fit(f"{at}/{total}", "note", Box(0, 0, 240, 40))
    y = skin.frame.height - _FROM_FOOT
    card = skin.canvas.image
    page = _spot(skin, card, Box(skin.frame.safe.x, y, block.width + 2, block.height))
    arrow = _spot(skin, card, Box(skin.frame.safe.right - _ARROW[0], y + (block.height - _ARROW[1]) / 2, *_ARROW))
    with skin.canvas.whole("page"):
        _plate(skin, page, _PAD)
        skin.put(block, page.moved(_PAD))
    if at < total:
        with skin.canvas.whole("arrow"):
            _plate(skin, arrow, -_PAD)
            skin.canvas.paste(strokes(_ARROW, _SHAFT, skin.ground.fg, _LINE), arrow.moved(-_PAD).x, arrow.box.y)


def _spot(skin: Skin, card: Image.Image, box: Box) -> _Spot:
    area = box.inset(-_PAD, -_PAD)
    part = card.crop((round(area.x), round(area.y), round(area.right), round(area.bottom)))
    tones = np.percentile(np.asarray(part, np.float32).reshape(-1, 3), (_DARK, _LIGHT), axis=0)
    found = ["#" + "".join(f"{round(value):02x}" for value in tone) for tone in tones]
    return _Spot(box, plated=any(contrast(skin.ground.fg, tone) < READABLE for tone in found))


def _plate(skin: Skin, spot: _Spot, inwards: int) -> None:
    if spot.plated:
        skin.canvas.rect(spot.moved(inwards).inset(-_PAD, -_PAD), skin.ground.bg, skin.radius)
