"""Runs in the jail: any picture made plain RGB, upright, on a ground.

Arguments: path, format, folder for the result, and `alpha` for one that stays transparent. Pillow only: each picture
pays for what is imported here.
"""

import io
import json
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from render_cluster.errors import RenderError
from render_cluster.ingest.refusing import refuse
from render_cluster.ingest.sniff import Format

MOST_PIXELS = 60_000_000
LONGEST_SIDE, LONGEST_MARK = 4096, 1024
JPEG_QUALITY = 95
_LIGHT_DRAWING, _DARK_INK, _SOME = 170, 100, 0.004
_PAPER, _INK = "#ffffff", "#16181d"
_DEEP = ("I;16", "I;16L", "I;16B", "I")
_ALMOST_OPAQUE, _RATHER_THERE = 250, 128
_FRAMES_TRIED = 10
_MANY_COLOURS, _MANY_PIXELS = 20_000, 1_000_000


def main() -> None:
    path, form, folder = Path(sys.argv[1]), Format(sys.argv[2]), Path(sys.argv[3])
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # sizes are looked at below, before anything is decoded
    try:
        image = _opened(path, form)
        if "alpha" in sys.argv:
            made = _saved_transparent(image, folder)
        else:
            image = _on_ground(image)
            made = _saved(image, form, folder)
    except RenderError as error:
        refuse(str(error))
    except UnidentifiedImageError:
        refuse("it cannot be read: it is broken near its beginning")
    except MemoryError:
        refuse("it needs more memory than we give it; make it smaller")
    except Exception as error:  # noqa: BLE001 - whatever a decoder trips over is the file's fault
        refuse(f"it cannot be read ({str(error)[:100] or type(error).__name__})")
    sys.stdout.write(json.dumps({"name": made.name, "width": image.width, "height": image.height}))


def _opened(path: Path, form: Format) -> Image.Image:
    if form is Format.SVG:
        from render_cluster.look.vectors import rasterised  # noqa: PLC0415 - only drawings pay for it

        return _plain(Image.open(io.BytesIO(rasterised(path.read_bytes())), formats=["PNG"]))
    image: Image.Image = Image.open(path, formats=[form.value.upper()])
    if image.width * image.height > MOST_PIXELS:
        refuse(f"it has {image.width} x {image.height} pixels, at most {MOST_PIXELS // 1_000_000} million can be used")
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    image = _telling(image)
    upright = _turned(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return _plain(upright)


def _telling(image: Image.Image) -> Image.Image:
    """The first frame; of an animation that begins with one flat colour, the first that shows something."""
    for number in range(min(getattr(image, "n_frames", 1), _FRAMES_TRIED)):
        image.seek(number)
        image.load()
        small = image.convert("RGB").reduce(8) if min(image.size) > 8 else image.convert("RGB")  # noqa: PLR2004 - its factor
        if small.getcolors(1) is None:
            return image
    image.seek(0)
    image.load()
    return image


def _turned(image: Image.Image) -> Image.Image:
    """A broken note about the camera turns nothing."""
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - any nonsense may stand there
        return image


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP:
        deep = image.convert("I")
        _, most = deep.getextrema()
        scale = 1 / 257 if isinstance(most, int | float) and most > 255 else 1.0  # noqa: PLR2004 - eight bits
        return deep.point(lambda value: value * scale + 0).convert("L").convert("RGBA")
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
    """On paper; on ink if what is drawn there is light and would be lost on paper."""
    alpha = image.getchannel("A")
    if not any(alpha.histogram()[:_ALMOST_OPAQUE]):
        return image.convert("RGB")
    there = alpha.point(lambda value: 255 * (value > _RATHER_THERE))
    shades = image.convert("RGB").convert("L").histogram(there)
    count = sum(shades)
    light = count and sum(shade * many for shade, many in enumerate(shades)) / count > _LIGHT_DRAWING
    flat = Image.new("RGB", image.size, _INK if light and sum(shades[:_DARK_INK]) / count < _SOME else _PAPER)
    flat.paste(image, mask=alpha)
    return flat


def _saved(image: Image.Image, form: Format, folder: Path) -> Path:
    """What was lossy stays so, and large photographs too; charts and screenshots keep their pixels."""
    if form is Format.JPEG or (image.width * image.height > _MANY_PIXELS and _is_rich(image)):
        made = folder / "picture.jpg"
        image.save(made, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        return made
    made = folder / "picture.png"
    image.save(made, "PNG", compress_level=1)
    return made


def _saved_transparent(image: Image.Image, folder: Path) -> Path:
    made = folder / "picture.png"
    image.thumbnail((LONGEST_MARK, LONGEST_MARK), Image.Resampling.LANCZOS)
    image.save(made, "PNG", compress_level=1)
    return made


def _is_rich(image: Image.Image) -> bool:
    small = image.resize((256, 256), Image.Resampling.NEAREST)
    return small.getcolors(_MANY_COLOURS) is None


if __name__ == "__main__":
    main()
