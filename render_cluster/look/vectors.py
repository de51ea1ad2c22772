"""Drawings (SVG) of articles, drawn by resvg in the jail, without the network and without files of ours."""

import math
import re

import resvg_py

from render_cluster.errors import RenderError
from render_cluster.font_files import ROBOTO

WIDTH = 2000
MOST_BYTES = 5_000_000
MOST_USES = 5_000
WIDEST, TALLEST = 12.0, 6.0
_VIEW = re.compile(r"""<svg\b[^>]*\bviewBox\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_FOREIGN = re.compile(r"""((?:xlink:)?href\s*=\s*)(["'])(?!#|data:)[^"']*\2""", re.IGNORECASE)


class DrawingRefusedError(RenderError):
    """The drawing cannot be shown; the text says why."""


def rasterised(content: bytes) -> bytes:
    """Return a PNG; what the drawing refers to outside of itself is left out."""
    text = _checked(content)
    ratio = _ratio(text)
    width = round(min(WIDTH, WIDTH * TALLEST * ratio))
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=_FOREIGN.sub(r"\1\2\2", text),
            width=width,
            font_dirs=[str(ROBOTO)],
            font_family="Roboto",
            serif_family="Roboto",
            sans_serif_family="Roboto",
            monospace_family="Roboto",
        )
        return bytes(drawn)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of Rust is no Exception
        message = f"The drawing (SVG) cannot be read: {str(error)[:160]}"
        raise DrawingRefusedError(message) from error


def _checked(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        message = f"The drawing (SVG) has {len(content) / 1e6:.0f} MB; at most {MOST_BYTES // 1_000_000} MB can be used"
        raise DrawingRefusedError(message)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "The drawing (SVG) is no UTF-8 text"
        raise DrawingRefusedError(message) from error
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        message = "The drawing (SVG) declares entities, which are not read"
        raise DrawingRefusedError(message)
    if len(re.findall(r"<(?:\w+:)?use\b", text)) > MOST_USES:
        message = "The drawing (SVG) repeats its parts too often"
        raise DrawingRefusedError(message)
    return text


def _ratio(text: str) -> float:
    """Return width by height; a drawing without a size, or like a thread, cannot be shown."""
    found = _VIEW.search(text)
    numbers = re.findall(r"[-+.\deE]+", found[1]) if found else ["0", "0", *_plain_size(text)]
    try:
        width, height = float(numbers[2]), float(numbers[3])
        ratio = width / height
    except (IndexError, ValueError, ZeroDivisionError) as error:
        message = "The drawing (SVG) does not say how large it is"
        raise DrawingRefusedError(message) from error
    if not math.isfinite(ratio) or not 1 / (2 * TALLEST) <= ratio <= 2 * WIDEST:
        message = f"The drawing (SVG) is {width:g} wide and {height:g} high, which no card can show"
        raise DrawingRefusedError(message)
    return ratio


def _plain_size(text: str) -> list[str]:
    head = re.search(r"<svg\b[^>]*>", text, re.IGNORECASE)
    sizes = (re.search(rf"""\s{name}\s*=\s*["']\s*([.\d]+)""", head[0] if head else "") for name in ("width", "height"))
    return [size[1] for size in sizes if size]
