"""Gazette's thumbnails: a duotone with a dark foot, a number as large as the page, a plate or a sign on paper."""

from render_cluster.look.frames import Box
from render_cluster.look.measuring import cap_height, ink_box
from render_cluster.look.thumbs.stage import Compositions, Stage
from render_cluster.look.treatments import cover, duotone, grain
from render_cluster.look.words import joined

_TONES = (("#8f0d30", "#ffeee6"), ("#3e0a1e", "#f3c9bd"), ("#2a1014", "#ffd9b8"))
_SIGN = 1500
_GRAIN = 0.02
_ROOM = 180
"""Less height is not worth a line more."""


def picture(stage: Stage) -> None:
    skin, room = stage.skin, stage.room
    if stage.drawing:
        stage.mounted(stage.drawing)
        return
    if stage.photo is None:
        statement(stage)
        return
    block = stage.large(stage.words.claim, room._replace(h=room.h * 0.62))
    top = room.bottom - block.height
    toned = duotone(cover(stage.photo, skin.frame.width, skin.frame.height), *stage.one_of(_TONES, 3))
    skin.darkened_foot(top, grain(toned, _GRAIN))
    skin.put(block, Box(room.x, top, room.w, block.height))


def statement(stage: Stage) -> None:
    """Nothing but the claim, under a sign that the edge cuts."""
    skin, room = stage.skin, stage.room
    sign = "?" if stage.words.claim.endswith(("?", "？")) else "“" if stage.odd(2) else "&"
    font = skin.role("numeral").face.font(_SIGN)
    left, top, right, _ = font.getbbox(sign, anchor="ls")
    skin.canvas.sign(sign, font, (skin.frame.width - right + (right - left) * 0.2, stage.head - top), skin.ground.shade)
    block = stage.large(stage.words.claim, room)
    y = room.bottom - block.height
    skin.canvas.rect(Box(room.x, y - 70, 160, 10), skin.ground.accent, name="hair")
    skin.put(block, Box(room.x, y, room.w, block.height))


def figure(stage: Stage) -> None:
    """The number across the page, a rule that bleeds, what it counts."""
    if stage.bare:
        statement(stage)
        return
    skin, room, words, ground = stage.skin, stage.room, stage.words, stage.skin.ground
    wide = room._replace(w=room.w * 0.52) if skin.frame.wide else room
    block = stage.lead(stage.said, wide, room.h * (0.8 if skin.frame.wide else 0.45 if skin.frame.tall else 0.36))
    above, under = ink_box(joined(block.lines[0]), block.role.face, block.size)
    y = room.y + max(0.0, above - cap_height(block.role.face, block.size))
    y = skin.put(block, Box(wide.x, y, wide.w, block.height)) + max(0.0, under)
    if words.figure and words.unit:
        unit = stage.large(words.unit, wide._replace(h=180), "unit", 190, 1)
        y = skin.put(unit, Box(wide.x, y + 44, wide.w, unit.height), ground.accent)
    area = stage.beside(y + 56)
    skin.canvas.rect(Box(area.x, area.y, skin.frame.width - area.x, 4), ground.accent, name="hair")
    if words.beside and area.h > _ROOM:
        beside = stage.large(words.beside, Box(0, 0, area.w, area.h - 64), largest=200)
        skin.put(beside, Box(area.x, area.y + 64, area.w, beside.height))


def on_paper(stage: Stage) -> None:
    """A plate that bleeds to the right, or the opening sign of a quotation; the claim below in ink."""
    skin, room = stage.skin, stage.room
    if stage.photo is None:
        _quoted(stage)
        return
    if skin.frame.wide:
        block = stage.large(stage.words.claim, room._replace(w=room.w * 0.5))
        left, top, foot = room.x + room.w * 0.56, 0.0, float(skin.frame.height)
    else:
        block = stage.large(stage.words.claim, room._replace(h=room.h * 0.46))
        left, top, foot = room.x, stage.head, room.bottom - block.height - 90
    plate = Box(left, top, skin.frame.width - left, foot - top)
    skin.fill(stage.photo, plate, skin.treat)
    skin.canvas.rect(Box(plate.x, plate.y, 14, plate.h), skin.ground.accent, name="hair")
    skin.put(block, Box(room.x, room.bottom - block.height, block.width + 2, block.height))


def _quoted(stage: Stage) -> None:
    skin, room = stage.skin, stage.room
    font = skin.role("numeral").face.font(900 if skin.frame.tall else 560)
    left, top, _, bottom = font.getbbox("“", anchor="ls")
    skin.canvas.sign("“", font, (room.x - left, stage.head + 40 - top), skin.ground.accent)
    y = max(room.y, stage.head + 40 + bottom - top + 50)
    block = stage.large(stage.words.claim, room.below(y), "quote", 230)
    skin.put(block, Box(room.x, y, room.w, block.height))
    skin.canvas.rect(Box(room.x, y + block.height + 70, skin.frame.width - room.x, 4), skin.ground.accent, name="hair")


COMPOSITIONS: Compositions = {"picture": picture, "figure": figure, "object": on_paper}
