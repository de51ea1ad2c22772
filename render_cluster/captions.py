"""Captions drawn by Pillow: one picture for each state, all words of a page, one of them marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from render_cluster.caption_style import CaptionStyle, Inks, column, inks_for, rgb, scale_of, style_of
from render_cluster.look.measuring import Shaped, run_width, shaped
from render_cluster.plan import CaptionState
from render_cluster.spec import Canvas
from render_cluster.typeface import Face

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
CENTRED_WIDTH = 720
BAR_BELOW, BAR_HEIGHT = 12, 8
BLOCK_ACROSS, BLOCK_DOWN = 12, 18
SMALLEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the captions of one scene have in common."""

    template: str
    accent: str
    language: str
    ground: str
    canvas: Canvas

    @property
    def style(self) -> CaptionStyle:
        return style_of(self.template)

    @property
    def inks(self) -> Inks:
        return inks_for(self.style, self.ground, self.accent)

    @property
    def plated(self) -> bool:
        return not self.ground and not self.style.stroke

    @property
    def stroke(self) -> int:
        return 0 if self.ground else self.px(self.style.stroke)

    def px(self, length: float) -> int:
        return round(length * scale_of(self.canvas))


@dataclass(frozen=True, slots=True)
class Picture:
    """An RGBA picture and the even corner of the frame where it lies, as chroma has half the resolution."""

    image: Image.Image
    x: int
    y: int

    @property
    def ink(self) -> tuple[int, int, int, int]:
        """What of the frame is really drawn upon: left, top, right, bottom."""
        left, top, right, bottom = self.image.getbbox() or (0, 0, 0, 0)
        return self.x + left, self.y + top, self.x + right, self.y + bottom


@dataclass(frozen=True, slots=True)
class _Line:
    """Words on one line: the runs of each, where it begins, and how wide it is."""

    runs: tuple[tuple[Shaped, ...], ...]
    at: tuple[float, ...]
    widths: tuple[float, ...]
    size: int

    @property
    def width(self) -> float:
        return max(x + width for x, width in zip(self.at, self.widths, strict=True))


def fits(look: Look, words: Sequence[str]) -> bool:
    """Words in a row must fit at full size, so that sizes do not jump; a word alone may go down to the floor."""
    size = look.style.size if len(words) > 1 else look.style.floor
    return _set(look, words, look.px(size)).width <= _room(look)


def draw(look: Look, state: CaptionState) -> Picture:
    line = _largest(look, state.words)
    pad, ink = look.px(look.style.pad), look.inks
    high = _cap_height(look, line.size)
    image = Image.new("RGBA", (_even(line.width + 2 * pad), _even(high + 2 * pad)))
    pen = ImageDraw.Draw(image)
    if look.plated:
        pen.rectangle((0, 0, *image.size), fill=(*rgb(ink.ground), look.style.plate_alpha))
    _mark(look, pen, line, state.active, pad, high)
    for i, runs in enumerate(line.runs):
        _write(look, pen, runs, (pad + line.at[i], pad + high), _fill(look, active=i == state.active))
    return Picture(image, *_corner(look, image))


def _largest(look: Look, words: Sequence[str]) -> _Line:
    line = _set(look, words, look.px(look.style.size))
    while line.width > _room(look) and line.size > SMALLEST:
        line = _set(look, words, line.size - 1)
    return line


def _set(look: Look, words: Sequence[str], size: int) -> _Line:
    face = Face(look.style.family, look.style.weight)
    said = [word.upper() if look.style.upper else word for word in words]
    runs = tuple(shaped(word, face, size, 0) for word in said)
    widths = tuple(sum(run_width(run, 0) for run in word) for word in runs)
    gap = face.font(size).getlength(" ") + look.px(look.style.extra_gap)
    order = range(len(words))[:: -1 if look.language.split("-")[0] in RIGHT_TO_LEFT else 1]
    at, x = [0.0] * len(words), 0.0
    for i in order:
        at[i] = x
        x += widths[i] + gap
    return _Line(runs, tuple(at), widths, size)


def _mark(look: Look, pen: ImageDraw.ImageDraw, line: _Line, active: int, pad: int, high: int) -> None:  # noqa: PLR0913, PLR0917 - one drawing
    x, width, base = pad + line.at[active], line.widths[active], pad + high
    if look.style.mark == "bar":
        top = base + look.px(BAR_BELOW)
        pen.rectangle((x, top, x + width, top + look.px(BAR_HEIGHT) - 1), fill=look.inks.accent)
    elif look.style.mark == "block":
        across, down = look.px(BLOCK_ACROSS), look.px(BLOCK_DOWN)
        pen.rectangle((x - across, pad - down, x + width + across, base + down), fill=look.inks.accent)


def _fill(look: Look, *, active: bool) -> str:
    if not active or look.style.mark == "bar":
        return look.inks.text
    return look.inks.on if look.style.mark == "block" else look.inks.accent


def _write(look: Look, pen: ImageDraw.ImageDraw, runs: Sequence[Shaped], at: tuple[float, float], fill: str) -> None:
    x, base = at
    for run in runs:
        pen.text(
            (x, base),
            run.text,
            font=run.font,
            anchor="ls",
            fill=fill,
            stroke_width=look.stroke,
            stroke_fill=look.inks.ground,
            embedded_color=True,
            direction="rtl" if run.rtl else "ltr",
        )
        x += run_width(run, 0)


def _corner(look: Look, image: Image.Image) -> tuple[int, int]:
    """Text hangs from the column's left edge, or right where one reads from there; a plain one without its pad."""
    area, pad = column(look.canvas), look.px(look.style.pad)
    outside = 0 if look.plated else pad
    x: float = area.left - outside
    if look.style.centred:
        x = (look.canvas.width - image.width) / 2
    elif look.language.split("-")[0] in RIGHT_TO_LEFT:
        x = area.right - image.width + outside
    return int(x) & ~1, (area.bottom - image.height) & ~1


def _room(look: Look) -> float:
    area, pad = column(look.canvas), look.px(look.style.pad)
    room = area.right - area.left - (2 * pad if look.plated else look.px(BLOCK_ACROSS)) - 2 * look.stroke
    return min(room, look.px(CENTRED_WIDTH)) if look.style.centred else room


def _cap_height(look: Look, size: int) -> int:
    return round(-Face(look.style.family, look.style.weight).font(size).getbbox("H", anchor="ls")[1])


def _even(length: float) -> int:
    return (int(length) + 3) & ~1
