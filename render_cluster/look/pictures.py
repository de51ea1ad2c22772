"""Pictures of articles as they come: any format, turned, transparent, huge or broken; made plain RGB or refused."""

import io
import warnings
from enum import StrEnum

import numpy as np
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from render_cluster.errors import RenderError
from render_cluster.look.vectors import DrawingRefusedError, is_drawing, rasterised

MOST_PIXELS = 40_000_000
MOST_BYTES = 40_000_000
LONGEST_SIDE = 4096
_LIGHT_DRAWING, _DARK_INK, _SOME = 170, 100, 0.004
_GROUNDS, _FLAT = 3, 0.45
"""So many colours are a drawing's grounds, and at least so much of it does not change; tried on samples."""
_DEEP_MODES = ("I;16", "I;16L", "I;16B", "I")
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")


class PictureRefusedError(RenderError):
    """The picture cannot be shown; the text says why."""


class Kind(StrEnum):
    """A photograph may be cropped and toned; a drawing (chart, screenshot, diagram) is shown whole and as it is."""

    PHOTOGRAPH = "photograph"
    DRAWING = "drawing"


def open_picture(content: bytes) -> Image.Image:
    """Return the first frame, upright, on white or (for light drawings) on ink."""
    if len(content) > MOST_BYTES:
        message = f"The picture has {len(content) / 1e6:.0f} MB; at most {MOST_BYTES // 1_000_000} MB can be used"
        raise PictureRefusedError(message)
    try:
        raster = rasterised(content) if is_drawing(content) else content
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _upright(raster)
    except DrawingRefusedError as error:
        raise PictureRefusedError(str(error)) from error
    except PictureRefusedError:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError) as error:
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


def _upright(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=_FORMATS)
    if image.width * image.height > MOST_PIXELS:
        message = f"The picture has {image.width} x {image.height} pixels; at most 40 million can be used"
        raise PictureRefusedError(message)
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image.seek(0)
    image.load()
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _on_ground(_plain(upright))


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP_MODES:
        deep = np.asarray(image, np.float32)
        scale = 255 / 65535 if deep.max() > 255 else 1.0  # noqa: PLR2004 - eight bits
        return Image.fromarray((deep * scale).clip(0, 255).astype(np.uint8)).convert("RGBA")
    if image.mode == "F":
        return Image.fromarray(np.asarray(image).clip(0, 255).astype(np.uint8)).convert("RGBA")
    return _in_srgb(image).convert("RGBA")


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    return turned or image


def _on_ground(image: Image.Image) -> Image.Image:
    alpha = np.asarray(image.getchannel("A"))
    ground = "#ffffff"
    if alpha.min() < 250:  # noqa: PLR2004 - not a rounding error
        seen = np.asarray(image.convert("RGB").convert("L"))[alpha > 128]  # noqa: PLR2004 - more there than not
        light = seen.size and seen.mean() > _LIGHT_DRAWING and (seen < _DARK_INK).mean() < _SOME
        ground = "#16181d" if light else ground
    flat = Image.new("RGB", image.size, ground)
    flat.paste(image, mask=image.getchannel("A"))
    return flat
