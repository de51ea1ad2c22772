"""How captions look: type, inks and place of each template on each of its grounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from render_cluster.spec import Canvas

DESIGN = 1080
"""Sizes are pixels of a frame whose shorter side has this many."""
MARGIN = 11
READABLE = 4.5
NEAR = 40.0


@dataclass(frozen=True, slots=True)
class Inks:
    """`on` is the ink on the accent."""

    ground: str
    text: str
    accent: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionStyle:
    """`size` shrinks down to `floor` for one long word only; `over` are the inks above a picture."""

    family: str
    weight: int
    size: int
    floor: int
    mark: Literal["bar", "block", "ink"]
    pad: int
    over: Inks
    grounds: Mapping[str, Inks] = field(default_factory=dict)
    plate_alpha: int = 255
    stroke: int = 0
    extra_gap: int = 0
    upper: bool = False
    centred: bool = False


STYLES = {
    "gazette": CaptionStyle(
        family="archivo",
        weight=700,
        size=60,
        floor=48,
        mark="bar",
        pad=30,
        over=Inks("#EEEFEB", "#1D1518", "#A8123A", "#FFFFFF"),
        grounds={
            "paper": Inks("#EEEFEB", "#1D1518", "#A8123A", "#FFFFFF"),
            "wine": Inks("#3E0A1E", "#F6EFEA", "#FF9E8F", "#1D1518"),
            "carmine": Inks("#A8123A", "#FFF6F0", "#FFD9C2", "#1D1518"),
            "code": Inks("#1F1217", "#F3EBE6", "#FF9E8F", "#1D1518"),
        },
    ),
    "schema": CaptionStyle(
        family="ibm-plex-sans",
        weight=700,
        size=62,
        floor=48,
        mark="block",
        pad=28,
        extra_gap=16,
        plate_alpha=232,
        over=Inks("#080E2C", "#EEF2FF", "#FFD84A", "#0A1238"),
        grounds={
            "navy": Inks("#080E2C", "#EEF2FF", "#FFD84A", "#0A1238"),
            "cobalt": Inks("#1B36D8", "#FFFFFF", "#FFE05C", "#0A1238"),
            "ice": Inks("#E9EDFB", "#0A1238", "#1B36D8", "#FFFFFF"),
            "sun": Inks("#FFD84A", "#0A1238", "#1B36D8", "#FFFFFF"),
            "code": Inks("#050920", "#E8EDFF", "#FFD84A", "#0A1238"),
        },
    ),
    "placard": CaptionStyle(
        family="anton",
        weight=400,
        size=78,
        floor=60,
        mark="ink",
        pad=30,
        stroke=11,
        upper=True,
        centred=True,
        over=Inks("#17120C", "#FFFFFF", "#FFC52E", "#17120C"),
        grounds={
            "sun": Inks("#FFC52E", "#17120C", "#4A1FC4", "#FFFFFF"),
            "violet": Inks("#4A1FC4", "#FFFFFF", "#FFC52E", "#17120C"),
            "mint": Inks("#8FE3BE", "#10221B", "#4A1FC4", "#FFFFFF"),
            "coral": Inks("#FF8B70", "#240A05", "#3B12A8", "#FFFFFF"),
            "cream": Inks("#FFFBF2", "#17120C", "#4A1FC4", "#FFFFFF"),
            "ink": Inks("#17120C", "#FFFBF2", "#FFC52E", "#17120C"),
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Area:
    """What platforms leave free of their own buttons and texts; `right` and `bottom` are coordinates."""

    left: int
    top: int
    right: int
    bottom: int


def style_of(template: str) -> CaptionStyle:
    return STYLES.get(template, STYLES["gazette"])


def column(canvas: Canvas) -> Area:
    """Where text may stand; captions hang from its foot."""
    scale, ratio = scale_of(canvas), canvas.height / canvas.width
    tall, wide = (72, 250, 180, 460), (120, 84, 120, 84)
    insets = tall if ratio > 1.5 else wide if ratio < 1 else (72, 64, 72, 64)  # noqa: PLR2004 - 9:16 and 16:9
    left, top, right, bottom = (round(inset * scale) for inset in insets)
    return Area(left, top, canvas.width - right, canvas.height - bottom)


def safe_area(canvas: Canvas) -> Area:
    """A mark may reach a little out of the column, as far as the platforms allow; one pixel is for even corners."""
    area, margin = column(canvas), round(MARGIN * scale_of(canvas)) + 1
    return Area(area.left - margin, area.top, area.right + margin, area.bottom)


def scale_of(canvas: Canvas) -> float:
    return min(canvas.width, canvas.height) / DESIGN


def inks_for(style: CaptionStyle, ground: str, accent: str = "") -> Inks:
    """A brand's accent is taken where it can be read, on the ground and with the ink upon it."""
    inks = style.grounds.get(ground, style.over)
    if not accent or contrast(accent, inks.ground) < READABLE:
        return inks
    on = max(("#FFFFFF", "#111111"), key=lambda ink: contrast(ink, accent))
    return Inks(inks.ground, inks.text, accent, on)


def ground_near(style: CaptionStyle, colour: tuple[int, int, int]) -> str:
    """Name the ground of that colour, empty if it is none of the template's."""
    distances = {name: _distance(rgb(inks.ground), colour) for name, inks in style.grounds.items()}
    name = min(distances, key=lambda each: distances[each])
    return name if distances[name] < NEAR else ""


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    r, g, b = (v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in rgb(colour))  # noqa: PLR2004 - sRGB
    return float(0.2126 * r + 0.7152 * g + 0.0722 * b)


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
