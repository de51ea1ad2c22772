"""Lower thirds: who speaks, above the captions' band; drawn in the manner of each template, with its way in and out."""

from collections.abc import Callable, Mapping

from PIL import Image

from render_cluster.look.blueprint import brackets
from render_cluster.look.canvas import Canvas, Ink
from render_cluster.look.frames import Box, Frame, frame_for
from render_cluster.look.layers import merged
from render_cluster.look.poses import AT_REST, EASES, Pose
from render_cluster.look.setting import Block, Setting, fit
from render_cluster.look.shapes import paper, shadow
from render_cluster.look.template_file import SkinName
from render_cluster.look.tokens import Ground, Template, load_template
from render_cluster.look.words import clean
from render_cluster.spec import Canvas as Canvases
from render_cluster.spec import SafeArea

IN_FRAMES, OUT_FRAMES = 12, 8
ABOVE_CAPTIONS = 24
_LONGEST = 90
_PAD, _BETWEEN, _BAR = 30, 26, 8
_SLIDES: Mapping[SkinName, float] = {"gazette": 0.0, "schema": 64.0, "placard": 90.0}
"""Pixels of a frame 1080 wide by which it comes in from the left; where it does not, it is uncovered from there."""
Drawn = Callable[[Canvas, Template, Ground, Box, list[Block]], None]


def draw(  # noqa: PLR0913, PLR0917 - what a lower third is
    template: str,
    accent: str,
    canvas: Canvases,
    name: str,
    role: str,
    language: str,
    area: SafeArea = "organic",
    caption: int = 0,
) -> tuple[Image.Image, int, int]:
    """Return RGBA and the even corner of the frame where it lies; it is of no size if there is nothing to say."""
    look, frame = load_template(template, accent), frame_for(canvas.width, canvas.height, area, caption)
    blocks = _blocks(look, frame, (clean(name, _LONGEST), clean(role, _LONGEST)), language)
    if not blocks:
        return Image.new("RGBA", (0, 0)), 0, 0
    board, ground = Canvas(frame.width, frame.height, "#000000"), look.grounds[look.lower_third.ground]
    high = sum(block.height for block in blocks) + _BETWEEN * (len(blocks) - 1)
    foot = frame.body.bottom - ABOVE_CAPTIONS
    _DRAWN[look.skin](board, look, ground, Box(frame.safe.x, foot - high - 2 * _PAD, frame.safe.w, high), blocks)
    layer = merged("lower_third", board.layers)
    return _scaled(layer.image, (layer.x, layer.y), canvas.width / frame.width)


def pose(k: int, frames: int, skin: SkinName = "gazette") -> Pose | None:
    """Where it is at frame `k` of its `frames`; none before and after them. `dx` counts pixels of a frame 1080 wide."""
    if not 0 <= k < frames:
        return None
    begin, end = min(IN_FRAMES, frames // 2), min(OUT_FRAMES, frames // 2)
    if k >= frames - end:
        return Pose(opacity=(frames - k) / (end + 1))
    if k >= begin:
        return AT_REST
    t = (k + 1) / (begin + 1)
    if by := _SLIDES[skin]:
        ease = EASES["out_back" if skin == "placard" else "out_expo"]
        return Pose(dx=-(1 - ease(t)) * by, opacity=min(1.0, 3 * t))
    return Pose(shown=EASES["out_quart"](t))


def _blocks(look: Template, frame: Frame, texts: tuple[str, str], language: str) -> list[Block]:
    width = min(frame.safe.w, 1000) - 2 * _PAD - _BAR
    told = [(text, kind) for text, kind in zip(texts, ("person", "post"), strict=True) if text]
    return [fit(Setting(text=text, language=language), look.roles[kind], width, 140) for text, kind in told]


def _gazette(board: Canvas, look: Template, ground: Ground, box: Box, blocks: list[Block]) -> None:
    wide = max(block.width for block in blocks) + 2 * _PAD + _BAR
    plate = Box(box.x, box.y, wide, box.h + 2 * _PAD)
    board.paste(_plate(plate, ground, look), plate.x, plate.y)
    board.rect(plate._replace(w=_BAR), ground.accent)
    _write(board, blocks, Box(plate.x + _BAR + _PAD, plate.y + _PAD, wide - 2 * _PAD - _BAR, box.h), _inks(ground))


def _schema(board: Canvas, look: Template, ground: Ground, box: Box, blocks: list[Block]) -> None:
    wide = max(block.width for block in blocks) + 2 * _PAD
    plate = Box(box.x, box.y, wide, box.h + 2 * _PAD)
    board.paste(_plate(plate, ground, look), plate.x, plate.y)
    brackets(board, "lower_third", plate, ground.accent, 34)
    _write(board, blocks, Box(plate.x + _PAD, plate.y + _PAD, wide - 2 * _PAD, box.h), _inks(ground))


def _placard(board: Canvas, look: Template, ground: Ground, box: Box, blocks: list[Block]) -> None:
    """The name on one slip of paper, what one does on another that is stuck over its edge."""
    del look
    y = box.y - _BETWEEN
    for i, block in enumerate(blocks):
        slip = Box(box.x + 34 * i, y, block.width + 2 * _PAD + 12, block.height + 2 * (_PAD - 4 * i))
        image = paper((round(slip.w), round(slip.h)), ground.accent if i else ground.bg, i + 4, 10)
        board.paste(shadow(image, 10, 0.25), slip.x - 30, slip.y - 20)
        board.paste(image, slip.x, slip.y)
        spot = Box(slip.x + _PAD + 6, slip.y + (slip.h - block.height) / 2, block.width + 2, block.height)
        board.put(block, spot, Ink(fill=ground.on if i else ground.fg))
        y += slip.h - 10


def _plate(box: Box, ground: Ground, look: Template) -> Image.Image:
    image = Image.new("RGBA", (round(box.w), round(box.h)), ground.bg)
    image.putalpha(look.lower_third.plate)
    return image


def _inks(ground: Ground) -> tuple[str, str]:
    return ground.fg, ground.mute


def _write(board: Canvas, blocks: list[Block], box: Box, inks: tuple[str, str]) -> None:
    y = box.y
    for block, ink in zip(blocks, inks, strict=False):
        y = board.put(block, Box(box.x, y, box.w, block.height), Ink(fill=ink)) + _BETWEEN


def _scaled(image: Image.Image, at: tuple[int, int], scale: float) -> tuple[Image.Image, int, int]:
    """Sides and corner become even, as chroma has half the resolution."""
    x, y = (int(each * scale) & ~1 for each in at)
    size = round(image.width * scale), round(image.height * scale)
    drawn = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", (size[0] + size[0] % 2, size[1] + size[1] % 2))
    whole.paste(drawn, (0, 0))
    return whole, x, y


_DRAWN: Mapping[SkinName, Drawn] = {"gazette": _gazette, "schema": _schema, "placard": _placard}
