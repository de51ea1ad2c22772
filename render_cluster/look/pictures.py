"""Pictures that cards show: plain ones only, as `ingest.pictures` makes them of whatever an article brings."""

import io
from enum import StrEnum

import numpy as np
from PIL import Image, UnidentifiedImageError

from render_cluster.errors import RenderError

MOST_PIXELS = 40_000_000
_GROUNDS, _FLAT = 3, 0.45
"""So many colours are a drawing's grounds, and at least so much of it does not change; tried on samples."""
_FORMATS = ("PNG", "JPEG")


class PictureRefusedError(RenderError):
    """The picture cannot be shown; the text says why."""


class Kind(StrEnum):
    """A photograph may be cropped and toned; a drawing (chart, screenshot, diagram) is shown whole and as it is."""

    PHOTOGRAPH = "photograph"
    DRAWING = "drawing"


def open_picture(content: bytes) -> Image.Image:
    """Return it as RGB. Never for bytes that somebody else made: those go through `ingest.pictures` first."""
    try:
        image = Image.open(io.BytesIO(content), formats=_FORMATS)
        if image.width * image.height > MOST_PIXELS:
            message = f"The picture has {image.width} x {image.height} pixels; at most 40 million can be used"
            raise PictureRefusedError(message)
        return image.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        message = f"The picture cannot be read: {str(error)[:160] or type(error).__name__}"
        raise PictureRefusedError(message) from error


def kind_of(image: Image.Image) -> Kind:
    """Drawings have few colours nearly everywhere, and large areas without any change."""
    small = image.convert("RGB")
    small.thumbnail((480, 480), Image.Resampling.NEAREST)
    pixels = np.asarray(small, np.int16)
    if min(pixels.shape[:2]) < 2:  # noqa: PLR2004 - a line has no neighbours
        return Kind.DRAWING
    flat = float((np.abs(np.diff(pixels, axis=1)).max(axis=2) <= 1).mean())
    bins = (pixels // 16).astype(np.int64) @ np.array([256, 16, 1])
    common = float(np.sort(np.bincount(bins.ravel()))[-_GROUNDS:].sum() / bins.size)
    return Kind.DRAWING if flat > _FLAT and flat + common > 1.0 else Kind.PHOTOGRAPH
