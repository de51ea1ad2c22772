"""Schema's thumbnails: a duotone with the marker, a measured number, a window in brackets."""

from render_cluster.look.blueprint import brackets
from render_cluster.look.frames import Box
from render_cluster.look.measuring import cap_height, ink_box
from render_cluster.look.thumbs.stage import Compositions, Stage
from render_cluster.look.treatments import cover, duotone
from render_cluster.look.words import joined

_TONES = (("#1b36d8", "#ffffff"), ("#080e2c", "#9db2ff"), ("#0a1238", "#ffe9a0"))
_ROOM = 130
"""Less height is not worth a line more."""


def picture(stage: Stage) -> None:
    skin, room = stage.skin, stage.room
    if stage.drawing:
        stage.mounted(stage.drawing)
        return
    if stage.photo is None:
        statement(stage)
        return
    block = stage.large(stage.words.claim, Box(0, 0, room.w - 30, room.h * 0.6))
    y = room.bottom - block.height - 30
    skin.darkened_foot(y, duotone(cover(stage.photo, skin.frame.width, skin.frame.height), *stage.one_of(_TONES, 3)))
    skin.put(block, Box(room.x, y, room.w, block.height))


def statement(stage: Stage) -> None:
    """The claim between brackets as large as the page."""
    skin, room = stage.skin, stage.room
    block = stage.large(stage.words.claim, Box(0, 0, room.w - 60, room.h - 180))
    y = room.y + (room.h - block.height) / 2
    cell = Box(room.x - 30, y - 100, room.w + 60, block.height + 200)
    brackets(skin.canvas, "thumbnail", cell, skin.ground.accent, 150, 16)
    skin.put(block, Box(room.x + 20, y, room.w - 20, block.height))


def figure(stage: Stage) -> None:
    if stage.bare:
        statement(stage)
        return
    skin, room, words, ground = stage.skin, stage.room, stage.words, stage.skin.ground
    wide = room._replace(w=room.w * 0.52) if skin.frame.wide else room
    block = stage.lead(stage.said, wide._replace(w=wide.w - 30), room.h * (0.44 if skin.frame.tall else 0.36))
    above = ink_box(joined(block.lines[0]), block.role.face, block.size)[0]
    y = room.y + max(0.0, above - cap_height(block.role.face, block.size))
    y = skin.put(block, Box(wide.x, y, wide.w, block.height), ground.accent) + 70
    with skin.canvas.whole("dimension"):
        for x in (wide.x, wide.x + block.width - 8):
            skin.canvas.rect(Box(x, y - 34, 8, 68), ground.fg)
        skin.canvas.rect(Box(wide.x, y - 4, block.width, 8), ground.fg)
    if words.figure and words.unit:
        unit = stage.large(words.unit, wide._replace(h=170), "unit", 150, 1)
        y = skin.put(unit, Box(wide.x, y + 60, wide.w, unit.height))
    area = stage.beside(y + 90)
    if words.beside and area.h > _ROOM:
        beside = stage.large(words.beside, Box(0, 0, area.w - 30, area.h - 20), largest=180)
        skin.put(beside, Box(area.x, area.y, area.w, beside.height))


def window(stage: Stage) -> None:
    """A picture in brackets above the claim; without one, the claim is typed into a window."""
    skin, room = stage.skin, stage.room
    if stage.photo is None:
        _typed(stage)
        return
    if skin.frame.wide:
        block = stage.large(stage.words.claim, Box(0, 0, room.w * 0.48, room.h))
        area = Box(room.x + room.w * 0.54, stage.head, room.w * 0.46, room.bottom - stage.head)
    else:
        block = stage.large(stage.words.claim, Box(0, 0, room.w - 30, room.h * 0.44))
        area = Box(room.x, stage.head + 20, room.w, room.bottom - block.height - 150 - stage.head)
    skin.fill(stage.photo, area, skin.treat)
    brackets(skin.canvas, "picture", area.inset(-22, -22), skin.ground.accent, 130, 16)
    skin.put(block, Box(room.x, room.bottom - block.height - 30, block.width + 2, block.height))


def _typed(stage: Stage) -> None:
    skin, room, code = stage.skin, stage.room, stage.skin.template.grounds["code"]
    block = stage.large(stage.words.claim, Box(0, 0, room.w - 120, room.h - 420))
    high = 86 + block.height + 330
    cell = Box(room.x, room.y + (room.h - high) / 2, room.w, high)
    skin.window(cell, code)
    before, skin.ground = skin.ground, code
    spot = Box(cell.x + 60, cell.y + 86 + 80, room.w - 120, block.height)
    foot = skin.put(block, spot)
    skin.canvas.rect(Box(spot.x, foot + 80, 56, 92), code.accent, name="cursor")
    skin.ground = before


COMPOSITIONS: Compositions = {"picture": picture, "figure": figure, "object": window}
