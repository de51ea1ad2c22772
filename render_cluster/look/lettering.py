"""Lines of text as layers: one mask for each ink, so that edges never mix with what is not there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from render_cluster.look.layers import Layer, merged
from render_cluster.look.measuring import Shaped, cap_height, ink_box, run_width, shaped
from render_cluster.look.setting import Block
from render_cluster.look.shapes import filled
from render_cluster.look.tokens import Role
from render_cluster.look.words import Seam, Word, joined

STRESS_GAP = 0.09
"""Ems between a marked word and its neighbours, beside the space."""
_OVERHANG = 0.5
"""Ems that a slanted or joined letter may reach out of its own width."""
_MARK_ASIDE, _MARK_ABOVE, _MARK_BELOW = 0.1, 0.17, 0.25
Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How text is inked: `stress` colours the stressed word, `marker` puts a block of colour behind it."""

    fill: str
    stress: str = ""
    marker: str = ""
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line that are all stressed, or all not, and where they begin."""

    words: tuple[Word, ...]
    x: float

    @property
    def stressed(self) -> bool:
        return self.words[0].stressed


def width_of(text: str, role: Role, size: int) -> float:
    return sum(run_width(run, role.tracking) for run in shaped(text, role.face, size, role.tracking))


def lettered(  # noqa: PLR0913, PLR0917 - what a line of type is
    name: str, text: str, role: Role, size: int, at: Place, colour: str
) -> Layer | None:
    """Set a text on its baseline; none if nothing of it is seen."""
    above, below = ink_box(text, role.face, size)
    pad = math.ceil(size * _OVERHANG)
    left, top = math.floor(at[0]) - pad, math.floor(at[1] - above) - pad
    runs = shaped(text, role.face, size, role.tracking)
    width = sum(run_width(run, role.tracking) for run in runs)
    mask = Image.new("L", (math.ceil(width) + 2 * pad + 1, math.ceil(above + below) + 2 * pad + 1), 0)
    pen, x = ImageDraw.Draw(mask), at[0] - left
    for run in runs:
        _run(pen, run, (x, at[1] - top), role.tracking)
        x += run_width(run, role.tracking)
    return _cut(name, mask, (left, top), colour)


def sign(name: str, text: str, font: ImageFont.FreeTypeFont, at: Place, colour: str) -> Layer | None:
    """One large sign on its baseline, wherever it reaches."""
    left, top, right, bottom = font.getbbox(text, anchor="ls")
    x, y = math.floor(at[0] + left) - 2, math.floor(at[1] + top) - 2
    mask = Image.new("L", (math.ceil(right - left) + 5, math.ceil(bottom - top) + 5), 0)
    ImageDraw.Draw(mask).text((at[0] - x, at[1] - y), text, 255, font, anchor="ls")
    return _cut(name, mask, (x, y), colour)


def line_layers(name: str, block: Block, index: int, at: Place, ink: Ink) -> list[Layer]:
    """The line, and above it the block of colour with the stressed words on it, which may come later."""
    line, size, role = block.lines[index], block.sizes[index], block.role
    if block.rtl or not any(word.stressed for word in line):
        return _told([lettered(name, joined(line), role, size, at, ink.fill)])
    parts = _parts(line, role, size, at[0], marked=bool(ink.marker))
    plain = ink.fill if ink.marker else ink.stress or ink.fill
    drawn = [
        lettered(name, joined(part.words), role, size, (part.x, at[1]), plain if part.stressed else ink.fill)
        for part in parts
    ]
    layers = [merged(name, _told(drawn))] if any(drawn) else []
    if ink.marker:
        layers.append(merged(f"{name}.mark", _marks(parts, role, size, at[1], ink)))
    return layers


def _told(layers: Sequence[Layer | None]) -> list[Layer]:
    return [layer for layer in layers if layer]


def _marks(parts: Sequence[Part], role: Role, size: int, base: float, ink: Ink) -> list[Layer]:
    found: list[Layer] = []
    for part in parts:
        if part.stressed:
            text, aside = joined(part.words), _MARK_ASIDE * size
            top = base - cap_height(role.face, size) - _MARK_ABOVE * size
            wide = width_of(text, role, size) + 2 * aside
            shape = (max(1, round(wide)), max(1, round(base + _MARK_BELOW * size - top)))
            found.append(Layer("", Image.new("RGBA", shape, ink.marker), round(part.x - aside), round(top)))
            found += _told([lettered("", text, role, size, (part.x, base), ink.stress or ink.fill)])
    return found


def _parts(line: tuple[Word, ...], role: Role, size: int, x: float, *, marked: bool) -> list[Part]:
    """Split a line where stress begins or ends."""
    groups: list[list[Word]] = []
    for word in line:
        if groups and groups[-1][0].stressed == word.stressed:
            groups[-1].append(word)
        else:
            groups.append([word])
    placed = []
    for i, group in enumerate(groups):
        if i:
            space = " " if group[0].seam is Seam.SPACE else ""
            x += width_of(space, role, size) + (STRESS_GAP * size if marked else 0)
        placed.append(Part(tuple(group), x))
        x += width_of(joined(group), role, size)
    return placed


def _cut(name: str, mask: Image.Image, corner: tuple[int, int], colour: str) -> Layer | None:
    seen = mask.getbbox()
    if seen is None:
        return None
    return Layer(name, filled(mask.crop(seen), colour), corner[0] + seen[0], corner[1] + seen[1])


def _run(pen: ImageDraw.ImageDraw, run: Shaped, at: Place, tracking: float) -> None:
    x, base = at
    if not run.spaced:
        pen.text((x, base), run.text, 255, run.font, anchor="ls", direction="rtl" if run.rtl else "ltr")
        return
    for here, after in zip(run.text, [*run.text[1:], ""], strict=True):
        pen.text((x, base), here, 255, run.font, anchor="ls")
        kerned = run.font.getlength(here + after) - (run.font.getlength(after) if after else 0)
        x += kerned + tracking * run.font.size
