"""The article's own picture: a photograph fills the card, a drawing is shown whole and untouched."""

from PIL import Image

from render_cluster.look.frames import Box, hung
from render_cluster.look.shapes import scrim
from render_cluster.look.skin import Skin, even
from render_cluster.look.statement import FEW_WORDS
from render_cluster.look.treatments import contain, enlargement

LARGEST_ENLARGEMENT = 2.0
_WIDE, _TALL = 2.2, 0.6


def draw_photo(skin: Skin, picture: Image.Image) -> None:
    """White words stand on scrims; a picture with too few pixels becomes a band."""
    title = skin.order.content.headline
    if enlargement(picture, skin.frame.width, skin.frame.height) > LARGEST_ENLARGEMENT:
        _band(skin, picture)
        return
    frame, body = skin.frame, skin.body
    skin.photo = True
    skin.fill(picture, Box(0, 0, frame.width, frame.height), skin.treat, "photo")
    skin.ground = ground = skin.template.grounds["photo"]
    block = skin.photo_block(title) if title.strip() else None
    head, foot = round(frame.safe.y + 70), round(frame.safe.bottom) + 20
    top = round(body.bottom - skin.photo_height(block)) if block else round(body.bottom)
    fade = round(frame.height * 0.16)
    with skin.canvas.whole("scrim"):
        skin.canvas.paste(scrim((frame.width, head), ground.bg, 0.6, 0.6), 0, 0)
        skin.canvas.paste(scrim((frame.width, 260), ground.bg, 0.6, 0), 0, head)
    with skin.canvas.whole("scrim"):
        skin.canvas.paste(scrim((frame.width, fade), ground.bg, 0, 0.78), 0, top - fade)
        skin.canvas.paste(scrim((frame.width, foot - top), ground.bg, 0.78, 0.78), 0, top)
        if frame.height > foot:
            skin.canvas.paste(scrim((frame.width, frame.height - foot), ground.bg, 0.78, 0.4), 0, foot)
    if block:
        skin.photo_title(block)


def _band(skin: Skin, picture: Image.Image) -> None:
    body, head = skin.body, skin.frame.safe.y + 84
    title = skin.order.content.headline
    block = skin.fit(title, "title", Box(0, 0, body.w - 26, body.h * 0.34), stressed=True)
    top = body.bottom - block.height - 40 if title.strip() else body.bottom
    skin.fill(picture, Box(0, head, skin.frame.width, top - 76 - head), skin.treat)
    if title.strip():
        skin.put(block, Box(body.x, top, body.w, block.height))


def draw_figure(skin: Skin, picture: Image.Image) -> None:
    """Very wide ones get a detail below, very tall ones show their upper part; the source stands under them.

    The first card of a video is its hook: there the title is as large as a headline, as are few words.
    """
    content = skin.order.content
    skin.backdrop(picture)
    large = skin.order.index == 1 or (skin.frame.tall and len(content.headline.split()) <= FEW_WORDS)
    box = skin.titled(content.headline, 0.3 if large else 0.26, "headline" if large else "title")
    note = skin.fit(content.attribution, "note", Box(0, 0, box.w, 90)) if content.attribution else None
    room = box._replace(h=box.h - (note.height + 60 if note else 0))
    foot = _mounted(skin, picture, room)
    if note:
        skin.put(note, Box(box.x, foot + 48, box.w, note.height), skin.ground.mute)


def _mounted(skin: Skin, picture: Image.Image, room: Box) -> float:
    """Lay the picture into the room and return its foot."""
    ratio = picture.width / picture.height
    if ratio < _TALL:
        high = min(room.h, room.w * 1.25)
        return _window(skin, picture, room._replace(h=high), "figure.scroll")
    whole = contain(picture, room.w, room.h)
    aside = (room.w - whole.width) / 2 if whole.width < room.w * 0.8 else 0
    under = room.h - whole.height - 48
    detail = ratio > _WIDE and not skin.frame.wide and under > room.h * 0.3
    top = room.y + (0 if detail or not skin.frame.tall else hung(room.h, whole.height))
    box = Box(room.x + aside, top, whole.width, whole.height)
    foot = _window(skin, picture, box, "figure.push")
    if detail:
        return _window(skin, picture, Box(room.x, foot + 48, room.w, min(under, room.w * 0.75)), "figure.pan")
    return foot


def _window(skin: Skin, picture: Image.Image, box: Box, name: str) -> float:
    """Show the beginning of a picture that is longer than its box, and the rest of it where it moves."""
    x, y, wide, high = even(box.x), even(box.y), even(box.w), even(box.h)
    scale = max(wide / picture.width, high / picture.height)
    part = (0, 0, min(picture.width, wide / scale), min(picture.height, high / scale))
    shown = picture.resize((wide, high), Image.Resampling.LANCZOS, box=part)
    skin.mount(shown, x, y)
    if skin.density > 1:
        dense = min(skin.density * scale, max(1.0, scale))
        size = (max(wide, round(picture.width * dense)), max(high, round(picture.height * dense)))
        skin.canvas.window(shown, picture.resize(size, Image.Resampling.LANCZOS), (x, y), name)
    return y + high
