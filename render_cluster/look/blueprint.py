"""What makes a sheet a blueprint: the grid with its crosses, corner brackets, a cursor, numbers that are counted up."""

import re
from collections.abc import Iterator

from render_cluster.look.canvas import Canvas
from render_cluster.look.colour import mix
from render_cluster.look.frames import Box, Frame
from render_cluster.look.measuring import cap_height
from render_cluster.look.setting import Block
from render_cluster.look.tokens import Ground

_STEP, _CROSS, _ARM = 90, 270, 8
_STEPS = 12
_RULE, _TICK = 4, 40
_GAP, _MARKED_GAP, _WIDE, _EDGE = 0.16, 0.3, 0.34, 72
_ONE_NUMBER = re.compile(r"\D*\d[\d.,\u00a0\u202f]*\D*")
_CORNERS = ((False, False), (False, True), (True, False), (True, True))


def grid(canvas: Canvas, frame: Frame, ground: Ground) -> None:
    line, cross, pen = mix(ground.bg, ground.line, 0.45), mix(ground.bg, ground.fg, 0.3), canvas.pen
    for x in range(frame.left % _STEP, frame.width, _STEP):
        pen.line((x, 0, x, frame.height), fill=line)
    for y in range(frame.top % _STEP, frame.height, _STEP):
        pen.line((0, y, frame.width, y), fill=line)
    for x in range(frame.left % _STEP, frame.width, _CROSS):
        for y in range(frame.top % _STEP, frame.height, _CROSS):
            pen.line((x - _ARM, y, x + _ARM, y), fill=cross)
            pen.line((x, y - _ARM, x, y + _ARM), fill=cross)


def brackets(  # noqa: PLR0913, PLR0917 - what brackets are
    canvas: Canvas, of: str, box: Box, colour: str, size: float = 44, line: float = 5
) -> None:
    """Four corners around a box, each a layer: upper left, lower left, upper right, lower right."""
    for k, (right, low) in enumerate(_CORNERS):
        x, y = box.right if right else box.x, box.bottom if low else box.y
        with canvas.whole(f"{of}.bracket", line=k):
            canvas.rect(Box(x - size * right, y - line * low, size, line), colour)
            canvas.rect(Box(x - line * right, y - size * low, line, size), colour)


def cursor(canvas: Canvas, block: Block, box: Box, colour: str, right: float) -> None:
    """A block as high as a capital behind the last word, if there is room for it."""
    last, size = len(block.lines) - 1, block.sizes[-1]
    x = box.x + block.line_width(last) + (_MARKED_GAP if block.lines[last][-1].stressed else _GAP) * size
    if x + _WIDE * size <= min(box.right + size, right - _EDGE):
        place = Box(x, box.y + block.tops[last], _WIDE * size, cap_height(block.role.face, size))
        with canvas.whole(f"{block.role.name}.cursor", line=last):
            canvas.rect(place, colour)


def dimension(canvas: Canvas, at: tuple[float, float], width: float, colour: str) -> None:
    """A line with a stroke across at either end: how wide something is."""
    x, y = at
    with canvas.whole("dimension"):
        for end in (x, x + width - _RULE):
            canvas.rect(Box(end, y - _TICK / 2, _RULE, _TICK), colour)
        canvas.rect(Box(x, y, width, _RULE), colour)


def counted(text: str) -> Iterator[str]:
    """Smaller numbers, fast at first, with as many digits; nothing if the text is not one number."""
    if not _ONE_NUMBER.fullmatch(text):
        return
    digits = "".join(char for char in text if char.isdecimal())
    for step in range(_STEPS):
        value = int(digits) * (1 - (1 - step / _STEPS) ** 3)
        left = iter(f"{int(value):0{len(digits)}d}")
        yield "".join(next(left) if char.isdecimal() else char for char in text)
