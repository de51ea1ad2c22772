"""A scene's picture: opened, cut to the frame's ratio, converted once, then sampled for every frame."""

from functools import lru_cache
from io import BytesIO

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec, fetch
from render_cluster.plan import Media
from render_cluster.planes import Plane, Planes, from_rgb, sample
from render_cluster.spec import Canvas

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 60_000_000
OVERSAMPLING, LEAST, MOST = 1.4, 1.2, 1.6
"""Source pixels an output pixel at the deepest zoom: 1:1 has no sub-pixel freedom, over 1.6 linear sampling aliases."""


class Still:
    def __init__(self, image: Plane, canvas: Canvas, deepest: float) -> None:
        self._canvas = canvas
        self.planes: Planes = from_rgb(_prepared(image, canvas, deepest))

    @property
    def size(self) -> tuple[int, int]:
        return self.planes[0].shape[1], self.planes[0].shape[0]

    def draw(self, box: tuple[float, float, float, float], out: Planes) -> None:
        x, y, width, height = box
        a, b = width / self._canvas.width, height / self._canvas.height
        sample(self.planes[0], out[0], (x, y), (a, b))
        # chroma is sited left: sample j lies at 2j + .5 across and 2j + 1 down, in luma pixels
        corner = (x + 0.5 * a - 0.5) / 2 + 0.5 - 0.5 * a, y / 2
        for source, target in zip(self.planes[1:], out[1:], strict=True):
            sample(source, target, corner, (a, b))


@lru_cache(maxsize=3)
def still(url: str, options: tuple[tuple[str, str], ...], picture: Media, canvas: Canvas, deepest: float) -> Still:
    """A worker often has the earlier scene's picture already."""
    return Still(open_rgb(fetch(StoreSpec(url, dict(options)), picture.key), picture.key), canvas, deepest)


def open_rgb(content: bytes, name: str) -> Plane:
    """Raise `RenderError` for anything that is not a whole picture of a known format."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                message = f"The picture {name} is too large: {image.width} x {image.height}"
                raise RenderError(message)
            return np.asarray(image.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = f"The picture {name} cannot be opened: {error}"
        raise RenderError(message) from error


def _prepared(image: Plane, canvas: Canvas, deepest: float) -> Plane:
    cut = _cut(image, canvas.width / canvas.height)
    density = cut.shape[1] / deepest / canvas.width
    if LEAST <= density <= MOST:
        return cut[: cut.shape[0] & ~1, : cut.shape[1] & ~1]
    scale = OVERSAMPLING * deepest
    size = round(canvas.width * scale / 2) * 2, round(canvas.height * scale / 2) * 2
    kind = cv2.INTER_AREA if density > OVERSAMPLING else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, size, interpolation=kind), np.uint8)


def _cut(image: Plane, ratio: float) -> Plane:
    """The middle of the picture, in the frame's ratio."""
    height, width = image.shape[:2]
    wide, high = min(width, round(height * ratio)), min(height, round(width / ratio))
    left, top = (width - wide) // 2, (height - high) // 2
    return image[top : top + high, left : left + wide]
