"""Slides as files: pictures of a page each, and one PDF that has them all."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image

from render_cluster.look.words import clean

QUALITY = 92
DPI = 144
"""Of the PDF: a slide of 1080 x 1350 pixels is 7.5 x 9.375 inches."""
PictureFormat = Literal["png", "jpg"]


def write_picture(slide: bytes, path: Path, form: PictureFormat) -> None:
    """`slide` is a PNG that we drew. As JPEG it keeps all of its colour's resolution: letters are coloured."""
    if form == "png":
        path.write_bytes(slide)
        return
    with _opened(slide) as image:
        image.convert("RGB").save(path, "JPEG", quality=QUALITY, subsampling=0, optimize=True)


def write_pdf(slides: Sequence[bytes], title: str, path: Path) -> None:
    """The same slides give the same bytes; text is a picture there, colours are sRGB's."""
    first, *others = [_opened(slide).convert("RGB") for slide in slides]
    first.save(
        path,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=DPI,
        quality=QUALITY,
        subsampling=0,
        title=clean(title) or "Carousel",
        producer="TG Content Factory",
        creationDate=None,
        modDate=None,
    )


def _opened(slide: bytes) -> Image.Image:
    return Image.open(BytesIO(slide), formats=("PNG",))
