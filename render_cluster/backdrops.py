"""A whole picture in a frame of another shape: on a blurred, darkened backdrop of itself in the template's tone."""

import cv2
import numpy as np

from render_cluster.caption.areas import column, scale_of
from render_cluster.look.colour import luminance, rgb
from render_cluster.look.tokens import load_template
from render_cluster.planes import Plane
from render_cluster.spec import Canvas

DENSITY = 1.5
"""Pixels of the composition a pixel of the frame."""
MARGIN = 0.04
"""Share of the frame's width on either side: a slow push never cuts the picture."""
BAND, GAP = 176, 24
"""Design pixels: the captions' band at the foot of the column, and what is left free above it."""
MOST_ENLARGED = 2.0
COARSE = 24
LIGHT, DUOTONE = 0.42, 0.62
"""How much of its light the backdrop keeps, and its share of the template's colour: a page is no grey wall."""
COLOURED = 48
"""Between the strongest and the weakest of red, green and blue: less is a grey, or nearly black."""
SHADOW, SHADOW_LIGHT = 26, 0.55
BLUR = 0.045
"""Sigma in shares of the frame's height."""


def composition_size(canvas: Canvas) -> tuple[int, int]:
    return round(canvas.width * DENSITY / 2) * 2, round(canvas.height * DENSITY / 2) * 2


def on_backdrop(image: Plane, canvas: Canvas, template: str) -> Plane:
    """Return the composition: the picture between header and captions, as large as it may be."""
    width, height = composition_size(canvas)
    left, top, right, bottom = place(image.shape[1], image.shape[0], canvas)
    out = _backdrop(image, canvas, template)
    _shade(out, (left, top, right, bottom), SHADOW * scale_of(canvas) * DENSITY)
    kind = cv2.INTER_AREA if right - left < image.shape[1] else cv2.INTER_CUBIC
    out[top:bottom, left:right] = cv2.resize(image, (right - left, bottom - top), interpolation=kind)
    return out[:height, :width]


def place(width: int, height: int, canvas: Canvas) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels of the composition; the picture's ratio is kept."""
    area, unit = column(canvas), scale_of(canvas)
    room = canvas.width * (1 - 2 * MARGIN), area.bottom - (BAND + GAP) * unit - area.top
    scale = min(room[0] / width, room[1] / height, MOST_ENLARGED)
    x, y = (canvas.width - width * scale) / 2, area.top + (room[1] - height * scale) / 2
    edges = (x, y, x + width * scale, y + height * scale)
    left, top, right, bottom = (round(edge * DENSITY) for edge in edges)
    return left, top, max(right, left + 1), max(bottom, top + 1)


def _backdrop(image: Plane, canvas: Canvas, template: str) -> Plane:
    """Blurred at a low resolution, where it costs nothing."""
    size = max(canvas.width // COARSE, 8), max(canvas.height // COARSE, 8)
    ratio, (height, width) = canvas.width / canvas.height, image.shape[:2]
    wide, high = min(width, round(height * ratio)), min(height, round(width / ratio))
    x, y = (width - wide) // 2, (height - high) // 2
    small = cv2.resize(image[y : y + max(high, 1), x : x + max(wide, 1)], size, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small.astype(np.float32), (0, 0), max(BLUR * size[1], 1))
    grey = soft.mean(axis=2, keepdims=True) / 255
    dark, tone = (np.array(rgb(colour), np.float32) for colour in _tones(template))
    toned = soft * LIGHT * (1 - DUOTONE) + (dark + (tone - dark) * grey) * DUOTONE
    large = cv2.resize(toned, composition_size(canvas), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large + 0.5, 0, 255), np.uint8)


def _tones(template: str) -> tuple[str, str]:
    """The dark under pictures, and of the colours that the template's panels have the deepest that is no grey."""
    found = load_template(template)
    panels = [found.grounds[name].bg for name in found.panels]
    coloured = [colour for colour in panels if max(rgb(colour)) - min(rgb(colour)) >= COLOURED]
    return found.grounds["photo"].bg, min(coloured or panels, key=luminance)


def _shade(out: Plane, box: tuple[int, int, int, int], soft: float) -> None:
    left, top, right, bottom = box
    mask = np.zeros((out.shape[0] // 8, out.shape[1] // 8), np.float32)
    mask[top // 8 : bottom // 8 + 1, left // 8 : right // 8 + 1] = 1
    mask = cv2.GaussianBlur(mask, (0, 0), max(soft / 8, 0.5))
    keep = cv2.resize(1 - (1 - SHADOW_LIGHT) * mask, (out.shape[1], out.shape[0]), interpolation=cv2.INTER_LINEAR)
    np.copyto(out, (out * keep[..., None] + 0.5).astype(np.uint8))
