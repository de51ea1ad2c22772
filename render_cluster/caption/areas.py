"""What platforms cover with their own buttons and texts, and where captions may stand because of that.

Lengths are pixels of a frame whose shorter side has `DESIGN`. Platforms change them, and differ by client: data.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from render_cluster.spec import Canvas, SafeArea

DESIGN = 1080
MARK_REACH = 12
"""How far a mark reaches over the text at either side."""
GUTTER = 72
"""Text of cards hangs from here; captions stand on the same edge."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the frame in its pixels; `right` and `bottom` are coordinates."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Insets:
    """What is kept clear at each edge."""

    left: int
    top: int
    right: int
    bottom: int


TALL: Mapping[SafeArea, Insets] = {
    "organic": Insets(60, 250, 180, 460),
    "meta_reels_ads": Insets(65, 269, 65, 672),
    "youtube_ads": Insets(48, 288, 192, 672),
}
OTHERS: Mapping[float, Insets] = {
    1350 / 1080: Insets(60, 72, 60, 72),
    1.0: Insets(60, 64, 60, 64),
    1080 / 1920: Insets(108, 84, 108, 84),
}
"""By height to width. No platform covers them as it covers the tall ones: these are the frame's own margins."""
TALL_RATIO = 1920 / 1080


def safe_area(canvas: Canvas, kind: SafeArea = "organic") -> Area:
    """Return what no mark, plate or stroke may leave."""
    insets, scale = _insets(canvas, kind), scale_of(canvas)
    left, top = math.ceil(insets.left * scale), math.ceil(insets.top * scale)
    return Area(
        left, top, canvas.width - math.ceil(insets.right * scale), canvas.height - math.ceil(insets.bottom * scale)
    )


def column(canvas: Canvas, kind: SafeArea = "organic") -> Area:
    """Return where text may stand; captions hang from its foot. A mark may reach out of it to the left."""
    area, scale = safe_area(canvas, kind), scale_of(canvas)
    left = max(area.left + math.ceil(MARK_REACH * scale), round(GUTTER * scale))
    return Area(left, area.top, min(area.right, canvas.width - round(GUTTER * scale)), area.bottom)


def scale_of(canvas: Canvas) -> float:
    return min(canvas.width, canvas.height) / DESIGN


def _insets(canvas: Canvas, kind: SafeArea) -> Insets:
    ratio = canvas.height / canvas.width
    nearest = min((TALL_RATIO, *OTHERS), key=lambda known: abs(math.log(known / ratio)))
    return TALL[kind] if nearest == TALL_RATIO else OTHERS[nearest]
