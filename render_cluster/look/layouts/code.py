"""Code in a window: long lines hang, the row that is spoken of is marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster.look.canvas import Placed
from render_cluster.look.frames import Box
from render_cluster.look.lettering import width_of
from render_cluster.look.measuring import cap_height, unit_width
from render_cluster.look.skin import Skin
from render_cluster.look.tokens import Ground, Role

MOST_ROWS = 14
_GUTTER, _TAB, _PAD_TOP, _PAD_FOOT = 78, 86, 36, 30
_LEAST, _LEAST_TALL = 0.6, 0.72
"""The height of a window with few rows, in shares of its room: as of an editor, not of a slip."""
_TOKENS = re.compile(
    r'(/\*.*|#.*|//.*|--\s.*)|("[^"]*"?|\'[^\']*\'?)|(\$\{[^}]*\}?)|'
    r"(\b(?:def|class|return|import|from|if|else|for|while|in|async|await|const|let|var|function|SELECT|FROM|WHERE)\b"
    r"|^\s*-?\s*[\w-]+:(?=\s|$)|[A-Z]{2,}(?=\())|([^\"'#$/A-Za-z-]+|[A-Za-z]+|.)"
)
_INKS = ("mute", "string", "accent", "key", "fg")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is drawn; `shown` is its line number, 0 where a long line goes on."""

    line: int
    shown: int
    text: str


def draw_code(skin: Skin) -> None:
    content = skin.order.content
    box = skin.titled(content.headline)
    lines = [line.expandtabs(4).rstrip()[:400] for item in content.items for line in item.split("\n")]
    size, rows = _setting(lines, content.active, skin.role("code"), box)
    high = size * skin.role("code").leading
    ground = skin.template.grounds["code"]
    least = box.h * (_LEAST_TALL if skin.frame.tall else _LEAST)
    window = Box(box.x, box.y, box.w, min(box.h, max(least, _TAB + _PAD_TOP + len(rows) * high + _PAD_FOOT)))
    skin.window(window, ground)
    if content.attribution.strip():
        name = skin.fit(content.attribution, "file", Box(0, 0, box.w - 160, 40))
        skin.put(name, Box(window.x + 36, window.y + 34, box.w - 160, 40), ground.mute)
    for i, row in enumerate(rows):
        y = window.y + _TAB + _PAD_TOP + i * high
        with skin.canvas.row(i):
            _draw_row(skin, row, Box(window.x, y, window.w, high), size, ground)


def _setting(lines: Sequence[str], active: int, role: Role, box: Box) -> tuple[int, list[Row]]:
    """Choose the size with the least wraps; of a text that is too long, show the rows around the active one."""
    best: tuple[float, int, list[Row]] | None = None
    for size in range(role.largest, role.smallest - 1, -1):
        rows = _wrapped(lines, role, size, box.w)
        fits = len(rows) <= _room(box, size, role)
        cost = 5 * (len(rows) - len(lines)) + role.largest - size
        if fits and (best is None or cost < best[0]):
            best = cost, size, rows
    if best:
        return best[1], best[2]
    rows, most = _wrapped(lines, role, role.smallest, box.w), _room(box, role.smallest, role)
    at = next((i for i, row in enumerate(rows) if row.line == active), 0)
    start = max(0, min(at - most // 2, len(rows) - most))
    return role.smallest, rows[start : start + most]


def _room(box: Box, size: int, role: Role) -> int:
    return max(1, min(MOST_ROWS, int((box.h - _TAB - _PAD_TOP - _PAD_FOOT) / (size * role.leading))))


def _wrapped(lines: Sequence[str], role: Role, size: int, width: float) -> list[Row]:
    widest = max((_cell(char, role) for char in set("".join(lines))), default=0.0)
    columns = max(8, int((width - _GUTTER - 36) / (max(widest, _cell("0", role)) * size)))
    rows = []
    for number, line in enumerate(lines, 1):
        parts = _hung(line, columns)
        rows += [Row(number, 0 if k else number, part) for k, part in enumerate(parts)]
    return rows


def _cell(char: str, role: Role) -> float:
    """Signs of other typefaces can be twice as wide."""
    return unit_width(char, role.face, 0)


def _hung(line: str, columns: int) -> list[str]:
    """Wrap at a space or separator; what goes on stands two columns further in."""
    parts, lead = [], min(len(line) - len(line.lstrip()) + 2, columns // 2)
    while len(line) > columns:
        cut = max(line.rfind(sign, lead + 1, columns) for sign in " (,:/=-.")
        cut = columns if cut <= lead else cut + 1
        parts.append(line[:cut])
        line = " " * lead + line[cut:].lstrip()
    return [*parts, line]


def _draw_row(skin: Skin, row: Row, box: Box, size: int, ground: Ground) -> None:
    role = skin.role("code")
    cap = cap_height(role.face, size)
    base = box.y + cap + box.h * 0.24
    if row.line == skin.order.content.active:
        skin.canvas.rect(Box(box.x, box.y - 2, box.w, box.h), ground.track, name="band")
        skin.canvas.rect(Box(box.x, box.y - 2, 8, box.h), ground.accent, name="band")
    x = box.x + _GUTTER
    with skin.canvas.whole("code"):
        if row.shown:
            number = str(skin.order.before + row.shown)
            skin.write(number, role, size, (x - 24 - width_of(number, role, size), base), ground.mute)
        for match in _TOKENS.finditer(row.text):
            ink = _INKS[(match.lastindex or len(_INKS)) - 1]
            x += skin.write(match.group(), role, size, (x, base), getattr(ground, ink))
    skin.canvas.placed.append(Placed(row.text, Box(box.x + _GUTTER, base - cap, x - box.x - _GUTTER, cap)))
