"""The brand's own mark over pictures and clips, where a card has its wordmark; cards bring theirs along."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageFilter, UnidentifiedImageError

from render_cluster.caption.areas import column, scale_of
from render_cluster.errors import RenderError
from render_cluster.look.template_file import LogoPart
from render_cluster.look.tokens import load_template
from render_cluster.media import StoreSpec, fetch_planned
from render_cluster.plan import CardPlan, StillPlan, VideoPlan, VisualPlan
from render_cluster.planes import Overlay
from render_cluster.spec import Canvas
from render_cluster.stills import FORMATS

HALO, HALO_ALPHA = 10, 110
BRIGHT = 128


def logo_over(plan: VideoPlan, visual: VisualPlan, store: StoreSpec) -> Overlay | None:
    """None where there is no logo, or the picture is a card."""
    flat = isinstance(visual, CardPlan) or (isinstance(visual, StillPlan) and not visual.photo)
    if plan.logo is None or flat:
        return None
    logo = open_logo(fetch_planned(store, plan.logo), plan.logo.key)
    return Overlay(*placed(logo, plan.canvas, load_template(plan.brand.template).logo))


def open_logo(content: bytes, name: str) -> Image.Image:
    """Return RGBA, cut to what is seen of it; raise `RenderError` for what is no picture, or an empty one."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as file:
            image = file.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = f"The logo {name} cannot be opened: {error}"
        raise RenderError(message) from error
    box = image.getchannel("A").getbbox()
    if box is None:
        message = f"The logo {name} is wholly transparent"
        raise RenderError(message)
    return image.crop(box)


def placed(logo: Image.Image, canvas: Canvas, part: LogoPart) -> tuple[Image.Image, int, int]:
    """In an upper corner of the safe area, with a halo that keeps it apart from a picture of its own tone."""
    unit, area = scale_of(canvas), column(canvas)
    scale = min(part.width * unit / logo.width, part.height * unit / logo.height)
    size = max(round(logo.width * scale), 1), max(round(logo.height * scale), 1)
    small = logo.resize(size, Image.Resampling.LANCZOS)
    rim = round(2 * HALO * unit / 2) * 2
    out = Image.new("RGBA", (_even(size[0] + 2 * rim), _even(size[1] + 2 * rim)))
    mask = Image.new("L", out.size)
    mask.paste(small.getchannel("A").point(lambda alpha: alpha * HALO_ALPHA // 255), (rim, rim))
    tone = (0, 0, 0) if _brightness(small) > BRIGHT else (255, 255, 255)
    out.paste((*tone, 255), (0, 0, *out.size))
    out.putalpha(mask.filter(ImageFilter.GaussianBlur(HALO * unit)))
    out.alpha_composite(small, (rim, rim))
    x = area.left - rim if part.corner == "left" else area.right + rim - out.width
    return out, max(x, 0) & ~1, max(area.top - rim, 0) & ~1


def _brightness(logo: Image.Image) -> float:
    pixels = np.asarray(logo, np.float32)
    weights = pixels[..., 3] + 1e-6
    return float((pixels[..., :3].mean(axis=2) * weights).sum() / weights.sum())


def _even(length: int) -> int:
    return (length + 1) & ~1
