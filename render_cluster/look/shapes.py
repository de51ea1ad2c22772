"""Flat shapes, drawn larger and shrunk so that their edges are smooth."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from render_cluster.look.colour import rgb

_LARGER = 4
Point = tuple[float, float]


def filled(mask: Image.Image, colour: str) -> Image.Image:
    image = Image.new("RGBA", mask.size, (*rgb(colour), 0))
    image.putalpha(mask)
    return image


def polygon(size: tuple[int, int], points: Sequence[Point], colour: str) -> Image.Image:
    mask = Image.new("L", (size[0] * _LARGER, size[1] * _LARGER), 0)
    ImageDraw.Draw(mask).polygon([(x * _LARGER, y * _LARGER) for x, y in points], fill=255)
    return filled(mask.resize(size, Image.Resampling.BOX), colour)


def rounded(size: tuple[int, int], radius: float, colour: str) -> Image.Image:
    mask = Image.new("L", (size[0] * _LARGER, size[1] * _LARGER), 0)
    box = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * _LARGER, fill=255)
    return filled(mask.resize(size, Image.Resampling.BOX), colour)


def strokes(size: tuple[int, int], points: Sequence[Point], colour: str, width: float) -> Image.Image:
    """A line through points, with round ends."""
    mask = Image.new("L", (size[0] * _LARGER, size[1] * _LARGER), 0)
    pen, places = ImageDraw.Draw(mask), [(x * _LARGER, y * _LARGER) for x, y in points]
    pen.line(places, fill=255, width=round(width * _LARGER), joint="curve")
    for x, y in (places[0], places[-1]):
        reach = width * _LARGER / 2
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    return filled(mask.resize(size, Image.Resampling.BOX), colour)


def paper(size: tuple[int, int], colour: str, seed: int, slack: float = 12) -> Image.Image:
    """A rectangle as scissors would cut it: corners a little off, the same every time."""
    off = [((seed * 7 + k * 5) % 11) / 11 * slack for k in range(8)]
    w, h = size
    corners = [(off[0], off[1]), (w - off[2], off[3]), (w - off[4], h - off[5]), (off[6], h - off[7])]
    return polygon(size, corners, colour)


def shadow(image: Image.Image, blur: float, share: float) -> Image.Image:
    """The shadow of an image, `3 * blur` larger on each side."""
    pad = round(blur * 3)
    alpha = Image.new("L", (image.width + 2 * pad, image.height + 2 * pad), 0)
    alpha.paste(image.getchannel("A").point(lambda value: round(value * share)), (pad, pad))
    return filled(alpha.filter(ImageFilter.GaussianBlur(blur)), "#000000")


def dots(size: tuple[int, int], colour: str, cell: float = 36, power: float = 0.8) -> Image.Image:
    """Dots that grow downwards: the foot of a card."""
    ramp = np.tile((1 - np.linspace(0, 1, size[1], dtype=np.float32) ** power)[:, None], (1, size[0]))
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    turn = 2 * np.pi / cell / math.sqrt(2)
    spot = (np.cos(turn * (x + y)) + np.cos(turn * (y - x))) / 4 + 0.5
    mask = np.clip((spot - 0.42 - ramp * 0.72) * 6, 0, 1) * 255
    return filled(Image.fromarray(mask.astype(np.uint8)), colour)


def scrim(size: tuple[int, int], colour: str, top: float, bottom: float) -> Image.Image:
    """From one opacity to the other without a visible edge."""
    t = np.linspace(0, 1, size[1], dtype=np.float32)
    ramp = (top + (bottom - top) * (3 * t * t - 2 * t**3)) * 255
    return filled(Image.fromarray(np.tile(ramp[:, None], (1, size[0])).astype(np.uint8)), colour)
