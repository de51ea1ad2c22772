"""Placard's thumbnails: a halftone over a slab of paper, a number in wood type, a star with a face or a count in it."""

import math

from PIL import Image

from render_cluster.look.canvas import Ink
from render_cluster.look.frames import Box
from render_cluster.look.measuring import cap_height
from render_cluster.look.setting import Setting, poster
from render_cluster.look.shapes import paper, polygon, shadow
from render_cluster.look.skin import Treatment
from render_cluster.look.thumbs.stage import Compositions, Stage
from render_cluster.look.tokens import Ground
from render_cluster.look.treatments import halftone

_POINTS, _DEPTH, _TURN, _TILT = 18, 0.87, 0.14, 8.0
_CELL = 15
_ROOM = 150
"""Less height is not worth a line more."""
_SHORT = 4
"""Signs that a star holds."""


def picture(stage: Stage) -> None:
    skin, room, ground = stage.skin, stage.room, stage.skin.ground
    if stage.drawing:
        stage.mounted(stage.drawing)
        return
    if stage.photo is None:
        statement(stage)
        return
    block = stage.poster(stage.words.claim, "thumbnail", Box(0, 0, room.w - 38, room.h * 0.5))
    top = room.bottom - block.height - 140
    skin.fill(stage.photo, Box(-10, -10, skin.frame.width + 20, top + 110), _printed(stage))
    _slab(stage, Box(-40, top, room.right + 72, block.height + 140), ground.bg)
    skin.put(block, Box(room.x, top + 70, room.w, block.height), ground.fg)
    _counted(stage, top)


def statement(stage: Stage) -> None:
    """Nothing but the claim, on a slab of paper."""
    skin, room, ground = stage.skin, stage.room, stage.skin.ground
    block = stage.poster(stage.words.claim, "thumbnail", Box(0, 0, room.w - 38, room.h * 0.82))
    top = room.bottom - block.height - 140
    _slab(stage, Box(-40, top, room.right + 72, block.height + 140), ground.panel)
    skin.canvas.put(block, Box(room.x, top + 70, room.w, block.height), _on_paper(ground))
    _counted(stage, top)


def _counted(stage: Stage, top: float) -> None:
    """A short figure on a sticker at the corner of the slab."""
    if stage.words.figure and len(stage.words.figure) < _SHORT:
        _sticker(stage, stage.words.figure, Box(stage.skin.frame.width - 350, top - 215, 290, 290))


def figure(stage: Stage) -> None:
    """The number as wide as the page; what it counts on a slip of paper."""
    if stage.bare:
        statement(stage)
        return
    skin, room, words, ground = stage.skin, stage.room, stage.words, stage.skin.ground
    wide = room._replace(w=room.w * 0.52) if skin.frame.wide else room
    said = f"{words.figure} {words.unit}" if words.figure else stage.said
    if words.figure or words.key:
        tallest = room.h * (1 if skin.frame.wide else 0.62)
        block = poster(Setting(text=said.strip(), loose=True), skin.role("numeral"), wide.w, tallest)
    else:
        block = stage.poster(said, "thumbnail", wide)
    y = skin.put(block, Box(wide.x, room.y, wide.w, block.height), ground.accent) + 56
    area = stage.beside(y)
    if words.beside and area.h > _ROOM:
        beside = stage.poster(words.beside, "thumbnail", Box(0, 0, area.w - 140, area.h - 110))
        slip = Box(area.x - 16, area.y, beside.width + 130, beside.height + 110)
        skin.canvas.paste(_paper(slip, ground.panel, 5), slip.x, slip.y, "sheet")
        skin.canvas.put(beside, Box(slip.x + 65, slip.y + 55, beside.width + 2, beside.height), _on_paper(ground))


def star(stage: Stage) -> None:
    """A star of paper with the face, the count or the question in it; the claim below."""
    skin, room, ground, words = stage.skin, stage.room, stage.skin.ground, stage.words
    if skin.frame.wide:
        block = stage.poster(words.claim, "thumbnail", Box(0, 0, room.w * 0.48, room.h))
        size = room.h + 60
        area = Box(room.right - size + 40, (skin.frame.height - size) / 2, size, size)
    else:
        block = stage.poster(words.claim, "thumbnail", Box(0, 0, room.w, room.h * 0.44))
        size = min(skin.frame.width - 100.0, room.bottom - block.height - 40 - stage.head)
        left = skin.frame.width - size + 30 if stage.odd(4) else 70.0
        area = Box(left, stage.head - 10, size, size)
    _shadowed(stage, _star(round(size), ground.accent), area)
    if stage.photo:
        inner = area.inset(area.w * 0.07, area.w * 0.07)
        skin.fill(stage.photo, inner, _printed(stage), cut=lambda shape: _star(shape[0], "#ffffff").resize(shape))
    else:
        _inside(stage, area)
    skin.put(block, Box(room.x, room.bottom - block.height, block.width + 2, block.height))


def _on_paper(ground: Ground) -> Ink:
    return Ink(fill=ground.panel_fg, stress=ground.panel_em)


def _printed(stage: Stage) -> Treatment:
    ground = stage.skin.ground
    return lambda image, density: halftone(image, ground.accent, ground.panel, _CELL * density)


def _inside(stage: Stage, area: Box) -> None:
    words = stage.words
    sign = "?" if words.claim.endswith(("?", "？")) else "!"
    said = words.figure if words.figure and len(words.figure) <= _SHORT else sign
    _turned(stage, said, area.inset(area.w * 0.2, area.w * 0.18))


def _sticker(stage: Stage, said: str, area: Box) -> None:
    _shadowed(stage, _star(round(area.w), stage.skin.ground.accent), area)
    _turned(stage, said, area.inset(area.w * 0.22, area.w * 0.2))


def _turned(stage: Stage, said: str, area: Box) -> None:
    """A sign drawn turned, in the middle of its box."""
    skin = stage.skin
    block = stage.huge(said, area, "figure")
    with skin.canvas.whole("sticker"):
        y = area.y + (area.h - cap_height(block.role.face, block.size)) / 2
        skin.put(block, Box(area.x, y, area.w, block.height), skin.ground.on, "center")


def _shadowed(stage: Stage, image: Image.Image, area: Box) -> None:
    with stage.skin.canvas.whole("sticker"):
        stage.skin.canvas.paste(shadow(image, 14, 0.25), area.x - 42, area.y - 26)
        stage.skin.canvas.paste(image, area.x, area.y)


def _slab(stage: Stage, box: Box, colour: str) -> None:
    image = paper((round(box.w), round(box.h)), colour, 6 + stage.seed % 5, 40)
    with stage.skin.canvas.whole("sheet"):
        stage.skin.canvas.paste(shadow(image, 12, 0.35), box.x - 36, box.y - 22)
        stage.skin.canvas.paste(image, box.x, box.y)


def _paper(box: Box, colour: str, seed: int) -> Image.Image:
    return paper((round(box.w), round(box.h)), colour, seed, 22)


def _star(size: int, colour: str) -> Image.Image:
    middle = size / 2
    corners = [
        (middle + middle * reach * math.cos(angle), middle + middle * reach * math.sin(angle))
        for k in range(2 * _POINTS)
        for reach, angle in [((1.0 if k % 2 else _DEPTH), k * math.pi / _POINTS - _TURN)]
    ]
    return polygon((size, size), corners, colour)


COMPOSITIONS: Compositions = {"picture": picture, "figure": figure, "object": star}
