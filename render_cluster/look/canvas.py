"""What a card is drawn on: an image, and the record of where text stands on it."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from render_cluster.look.frames import Box
from render_cluster.look.measuring import Shaped, cap_height, ink_box, run_width, shaped
from render_cluster.look.setting import Block
from render_cluster.look.shapes import rounded
from render_cluster.look.tokens import Role
from render_cluster.look.words import Seam, Word, joined

_STRESS_GAP = 0.09


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text and the box of its ink."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How text is inked: `stress` colours the stressed word, `marker` puts a block of colour behind it."""

    fill: str
    stress: str = ""
    marker: str = ""
    align: str = "left"


class Canvas:
    def __init__(self, width: int, height: int, colour: str) -> None:
        self.image = Image.new("RGB", (width, height), colour)
        self.pen = ImageDraw.Draw(self.image)
        self.placed: list[Placed] = []

    def rect(self, box: Box, colour: str, radius: float = 0) -> None:
        size = (max(1, round(box.w)), max(1, round(box.h)))
        if radius:
            self.paste(rounded(size, radius, colour), box.x, box.y)
        else:
            x, y = round(box.x), round(box.y)
            self.pen.rectangle((x, y, x + size[0] - 1, y + size[1] - 1), fill=colour)

    def paste(self, image: Image.Image, x: float, y: float) -> None:
        mask = image.getchannel("A") if image.mode == "RGBA" else None
        self.image.paste(image.convert("RGB") if mask else image, (round(x), round(y)), mask)

    def put(self, block: Block, box: Box, ink: Ink) -> float:
        """Draw a block at the top of the box and return its foot."""
        for index, top in enumerate(block.tops):
            width = block.line_width(index)
            align = "right" if block.rtl and ink.align == "left" else ink.align
            x = box.x + {"left": 0.0, "right": box.w - width, "center": (box.w - width) / 2}[align]
            base = box.y + top + cap_height(block.role.face, block.sizes[index])
            self._line(block, index, (x, base), ink)
        return box.y + block.height

    def write(self, text: str, role: Role, size: int, at: tuple[float, float], colour: str) -> float:
        """Write on a baseline and return the width; nothing is recorded."""
        x, base = at
        for run in shaped(text, role.face, size, role.tracking):
            self._run(run, (x, base), colour, role.tracking)
            x += run_width(run, role.tracking)
        return x - at[0]

    def _line(self, block: Block, index: int, at: tuple[float, float], ink: Ink) -> None:
        line, size, (x, base) = block.lines[index], block.sizes[index], at
        text = joined(line)
        if not text:
            return
        above, below = ink_box(text, block.role.face, size)
        self.placed.append(Placed(text, Box(x, base - above, block.line_width(index), above + below)))
        if block.rtl or not any(word.stressed for word in line):
            self.write(text, block.role, size, at, ink.fill)
            return
        for part, start in self._parts(line, block, size, x, marked=bool(ink.marker)):
            stressed = part[0].stressed
            if stressed and ink.marker:
                self._mark(joined(part), block, size, (start, base), ink.marker)
            colour = (ink.stress or ink.fill) if stressed else ink.fill
            self.write(joined(part), block.role, size, (start, base), colour)

    def _parts(
        self, line: tuple[Word, ...], block: Block, size: int, x: float, *, marked: bool
    ) -> list[tuple[tuple[Word, ...], float]]:
        """Split a line where stress begins or ends."""
        parts: list[list[Word]] = []
        for word in line:
            if parts and parts[-1][0].stressed == word.stressed:
                parts[-1].append(word)
            else:
                parts.append([word])
        placed = []
        for i, part in enumerate(parts):
            if i:
                space = " " if part[0].seam is Seam.SPACE else ""
                x += self._width(space, block, size) + (_STRESS_GAP * size if marked else 0)
            placed.append((tuple(part), x))
            x += self._width(joined(part), block, size)
        return placed

    def _width(self, text: str, block: Block, size: int) -> float:
        role = block.role
        return sum(run_width(run, role.tracking) for run in shaped(text, role.face, size, role.tracking))

    def _mark(self, text: str, block: Block, size: int, at: tuple[float, float], colour: str) -> None:
        x, base = at
        out, width = 0.1 * size, self._width(text, block, size)
        high = cap_height(block.role.face, size)
        self.rect(Box(x - out, base - high - 0.17 * size, width + 2 * out, high + 0.42 * size), colour)

    def _run(self, run: Shaped, at: tuple[float, float], colour: str, tracking: float) -> None:
        x, base = at
        if not run.spaced:
            direction = "rtl" if run.rtl else "ltr"
            self.pen.text((x, base), run.text, colour, run.font, anchor="ls", direction=direction)
            return
        for here, after in zip(run.text, [*run.text[1:], ""], strict=True):
            self.pen.text((x, base), here, colour, run.font, anchor="ls")
            kerned = run.font.getlength(here + after) - (run.font.getlength(after) if after else 0)
            x += kerned + tracking * run.font.size
