"""How captions look: type, marks and inks of each template and style, out of the template's own file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from render_cluster.look.colour import READABLE, best_ink, contrast, legible, mix, rgb
from render_cluster.look.tokens import load_template
from render_cluster.typeface import Face

NEAR = 40.0
PHOTO = "photo"
OPAQUE = 255
Mark = Literal["none", "bar", "block", "ink", "sweep", "pop"]


@dataclass(frozen=True, slots=True)
class Inks:
    """`on` is the ink on the accent."""

    ground: str
    text: str
    accent: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One style of a template: `words` a page at most, on `lines` lines.

    `size` shrinks down to `floor` for one long word only. `gap` stands between words, more than a space.
    """

    face: Face
    size: int
    floor: int
    mark: Mark
    words: int
    lines: int = 1
    leading: float = 1.3
    gap: int = 0
    pad: int = 30
    stroke: int = 0
    upper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionStyle:
    """`over` names the ground whose inks stand above a picture; `plate` is how opaque its plate is, 0: none."""

    over: str
    plate: int
    centred: bool
    grounds: Mapping[str, Inks]
    manners: Mapping[str, Manner]


@lru_cache(maxsize=32)
def style_of(template: str, accent: str = "") -> CaptionStyle:
    """Raise `TemplateUnknownError` if there is no such template. The brand's accent is moved until it can be read."""
    tokens = load_template(template, accent)
    given = tokens.captions
    manners: dict[str, Manner] = {
        name: Manner(**{**style.model_dump(), "face": tokens.faces[style.face]}) for name, style in given.styles.items()
    }
    grounds = {name: Inks(ground.bg, ground.fg, ground.accent, ground.on) for name, ground in tokens.grounds.items()}
    return CaptionStyle(over=given.over, plate=given.plate, centred=given.centred, grounds=grounds, manners=manners)


@lru_cache(maxsize=256)
def inks_for(template: str, ground: str, accent: str = "") -> Inks:
    """Return the inks on a flat ground of that name, or above a picture."""
    style = style_of(template, accent)
    if ground in style.grounds:
        return style.grounds[ground]
    inks = style.grounds[style.over]
    return _through(inks, style.plate) if style.plate else inks


def ground_near(style: CaptionStyle, colour: tuple[int, int, int]) -> str:
    """Name the ground of that colour, empty if it is none of the template's."""
    distances = {name: _distance(rgb(inks.ground), colour) for name, inks in style.grounds.items() if name != PHOTO}
    name = min(distances, key=lambda each: distances[each])
    return name if distances[name] < NEAR else ""


def _through(inks: Inks, plate: int) -> Inks:
    """A plate that lets a little of the picture through: the accent must be read on its brightest and its darkest."""
    worst = [mix(inks.ground, behind, 1 - plate / OPAQUE) for behind in ("#ffffff", "#000000")]
    accent = inks.accent
    for ground in worst:
        accent = accent if contrast(accent, ground) >= READABLE else legible(accent, ground)
    return (
        inks if accent == inks.accent else Inks(inks.ground, inks.text, accent, best_ink(accent, (inks.on, inks.text)))
    )


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)
