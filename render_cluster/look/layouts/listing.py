"""A list: rows of one size, the one that is spoken of in front, a long list in pages."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from render_cluster.look.frames import Box
from render_cluster.look.setting import Block, same_size
from render_cluster.look.skin import Skin

Row = TypeVar("Row")
MOST_ROWS, MOST_ROWS_WIDE, FEWEST_ROWS = 6, 5, 3
MOST_LONG_ROWS = 4
"""Rows of a card whose items take two lines."""
_TALLEST_ROW, _LEAST_SHARE = 196, 0.5
_FEW, _FEW_TALLEST, _LARGER = 4, 236, 1.24
"""So few short items have larger type, in taller rows if there are fewer still."""
_APART = 50
"""Pixels between items of several lines, so that it is seen where each begins."""
_EASY = 6
"""Pixels above the smallest type, at which a list is read without effort."""
_ONE_LINE = 0.84
"""Items of one line in a little smaller type are better than of two in larger type."""


def draw_list(skin: Skin) -> None:
    content = skin.order.content
    box = skin.titled(content.headline)
    shown = _set(skin, box, MOST_ROWS if not skin.frame.wide else MOST_ROWS_WIDE)
    for number, (first, blocks) in enumerate([shown, *_following(skin, box, len(shown[1]))]):
        with skin.canvas.page(number):
            _draw_page(skin, box, first, blocks)


def _following(skin: Skin, box: Box, size: int) -> list[tuple[int, list[Block]]]:
    """Pages that take the place of the first one while a list is told; one that stands still shows that one only."""
    content, order = skin.order.content, skin.order
    if content.active or order.slide or order.thumbnail or skin.density == 1:
        return []
    starts = range(size, len(content.items), size)
    return [(start + 1, _items(skin, box, content.items[start : start + size])) for start in starts]


def _draw_page(skin: Skin, box: Box, first: int, blocks: Sequence[Block]) -> None:
    content, told = skin.order.content, not skin.order.content.active
    row, width = _row(box, len(blocks)), box.w - skin.indent - skin.row_end
    rtl = blocks[0].rtl
    for i, block in enumerate(blocks):
        cell, number = Box(box.x, box.y + i * row, box.w, row), first + i
        active = number == content.active
        left = cell.x + (skin.row_end if rtl else skin.indent)
        spot = Box(left, cell.y + (row - block.height) / 2, width, block.height)
        with skin.canvas.row(number - 1 if told else i):
            skin.divide(cell._replace(x=cell.x - skin.tab) if rtl else cell, active=active, seed=number)
            sign = cell._replace(x=cell.right - skin.indent + 28) if rtl else cell
            skin.marker(skin.order.before + number, sign, active=active)
            skin.put(block, spot, skin.item_ink(active=active, any_active=bool(content.active)))


def _set(skin: Skin, box: Box, most: int) -> tuple[int, list[Block]]:
    """Set the page of the active item; rather fewer rows than such as are crowded."""
    content = skin.order.content
    for rows in range(most, 0, -1):
        first, items = page(content.items, content.active, rows)
        blocks = _items(skin, box, items)
        if rows <= FEWEST_ROWS or not _crowded(skin, blocks):
            return first, blocks
    return 1, skin.alike(content.items[:1], "item", box)


def _items(skin: Skin, box: Box, items: Sequence[str]) -> list[Block]:
    role, high, width = skin.role("item"), _row(box, len(items)), box.w - skin.indent - skin.row_end
    settings = [skin.setting(item) for item in items]
    larger = round(role.largest * (_LARGER if len(items) <= _FEW else 1))
    short = replace(role, largest=larger, smallest=round(role.largest * _ONE_LINE), lines=1)
    blocks = same_size(settings, short, width, max(high - skin.row_pad, high * _LEAST_SHARE))
    if all(len(block.lines) == 1 and block.size >= short.smallest for block in blocks):
        return blocks
    return same_size(settings, role, width, max(high - max(skin.row_pad, _APART), high * _LEAST_SHARE))


def _crowded(skin: Skin, blocks: Sequence[Block]) -> bool:
    """A list of which nothing is picked out is told from end to end: it is turned over only if nobody can read it."""
    role, picked = skin.role("item"), skin.order.content.active > 0
    long = len(blocks) > MOST_LONG_ROWS and any(len(block.lines) > 1 for block in blocks)
    return blocks[0].size < role.smallest + (_EASY if picked else 0) or (long and picked)


def _row(box: Box, count: int) -> float:
    return min(box.h / count, _FEW_TALLEST if count < _FEW else _TALLEST_ROW)


def page(items: Sequence[Row], active: int, most: int) -> tuple[int, list[Row]]:
    """Return the number of the first row and the rows of the page that has the active one; pages are about equal."""
    pages = -(-len(items) // most)
    size = -(-len(items) // pages)
    start = (min(max(active, 1), len(items)) - 1) // size * size
    return start + 1, list(items[start : start + size])
