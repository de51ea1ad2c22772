"""A headline alone on its card: larger type for few words, and what keeps the page around it from being empty."""

import math
from dataclasses import replace

from PIL import Image, ImageFilter

from render_cluster.look.canvas import Canvas
from render_cluster.look.colour import mix
from render_cluster.look.frames import Box, Frame
from render_cluster.look.layers import Layer
from render_cluster.look.lettering import lettered
from render_cluster.look.shapes import filled
from render_cluster.look.tokens import Ground, Role

FEW_WORDS = 3
LOW = 74
"""Pixels that the last line of large type keeps from the captions where the format is low: descenders, markers."""
_LARGER, _RATHER_LINES = 1.35, 230
_CROPPED, _SHADED = 0.86, 0.4
"""The height of a cropped letter in shares of the frame's, and how much of the ground's line its colour has."""
_RAYS = 30
_LEAST_DRAFT, _TALLEST_DRAFT = 180, 620
_NODE, _LINE, _OVER = 14, 3, 44


def few_words(role: Role, text: str) -> Role:
    """Few words are set large in several lines rather than small in one."""
    if len(text.split()) > FEW_WORDS:
        return role
    return replace(role, largest=round(role.largest * _LARGER), shrinks=_RATHER_LINES)


def initial(text: str) -> str:
    """The first letter of a text, as a capital; empty if it has none."""
    return next((char.upper()[:1] for char in text if char.isalpha()), "")


def cropped(canvas: Canvas, frame: Frame, text: str, role: Role, ground: Ground) -> None:
    """A letter as high as the page, cut by its foot and its right edge."""
    size = round(frame.height * _CROPPED)
    layer = _letter("folio", text, role, size, mix(ground.bg, ground.line, _SHADED))
    if layer:
        x = max(frame.left, frame.width - round(layer.image.width * 0.8))
        canvas.paste(layer.image, x, frame.height - round(layer.image.height * 0.8), "folio")


def drafted(canvas: Canvas, frame: Frame, room: Box, text: str, role: Role, ground: Ground) -> None:  # noqa: PLR0913, PLR0917 - what a draft is
    """An outlined letter between the lines that it is constructed by, at the foot of the room; none if that is low."""
    if room.h < _LEAST_DRAFT:
        return
    layer = _letter("", text, role, 1000, ground.fg)
    if layer is None:
        return
    high = min(room.h, _TALLEST_DRAFT)
    wide = round(layer.image.width * high / layer.image.height)
    box = Box(room.x, room.bottom - high, wide, high)
    line = mix(ground.bg, ground.fg, 0.34)
    for y in (box.y, box.bottom - _LINE):
        canvas.rect(Box(0, y, frame.width, _LINE), line, name="hair")
    with canvas.whole("outline"):
        for x in (box.x, box.right - _LINE):
            canvas.rect(Box(x, box.y - _OVER, _LINE, box.h + 2 * _OVER), line)
        mask = layer.image.getchannel("A").resize((wide, round(high)), Image.Resampling.LANCZOS)
        canvas.paste(_outlined(mask, ground.shade, ground.accent), box.x, box.y)
        for x in (box.x, box.right - _LINE):
            for y in (box.y, box.bottom - _LINE):
                canvas.rect(Box(x - _NODE / 2 + 1, y - _NODE / 2 + 1, _NODE, _NODE), ground.accent)


def rays(canvas: Canvas, frame: Frame, at: tuple[float, float], colour: str) -> None:
    """Broad rays from one point over the whole page."""
    far = math.hypot(frame.width, frame.height)
    for k in range(_RAYS):
        one, two = ((k + part) * 2 * math.pi / _RAYS for part in (0, 0.5))
        corners = [at, *((at[0] + far * math.cos(turn), at[1] + far * math.sin(turn)) for turn in (one, two))]
        canvas.pen.polygon(corners, fill=colour)


def _letter(name: str, text: str, role: Role, size: int, colour: str) -> Layer | None:
    return lettered(name, text, replace(role, upper=False), size, (0, 0), colour) if text else None


def _outlined(mask: Image.Image, inside: str, line: str) -> Image.Image:
    """A shape filled with one colour, its edge drawn with another."""
    inner = mask.filter(ImageFilter.MinFilter(9))
    out = filled(mask, line)
    out.alpha_composite(filled(inner, inside))
    return out
