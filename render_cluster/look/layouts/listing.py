"""A list: rows of one size, the one that is spoken of in front, a long list in pages."""

from collections.abc import Sequence
from typing import TypeVar

from render_cluster.look.frames import Box
from render_cluster.look.setting import Block
from render_cluster.look.skin import Skin

Row = TypeVar("Row")
MOST_ROWS, MOST_ROWS_WIDE, FEWEST_ROWS = 6, 5, 3
_TALLEST_ROW, _LEAST_SHARE = 196, 0.5


def draw_list(skin: Skin) -> None:
    content = skin.order.content
    box = skin.titled(content.headline)
    first, blocks = _set(skin, box, MOST_ROWS if not skin.frame.wide else MOST_ROWS_WIDE)
    row, width = min(box.h / len(blocks), _TALLEST_ROW), box.w - skin.indent - skin.row_end
    rtl = blocks[0].rtl
    for i, block in enumerate(blocks):
        cell, number = Box(box.x, box.y + i * row, box.w, row), first + i
        active = number == content.active
        left = cell.x + (skin.row_end if rtl else skin.indent)
        spot = Box(left, cell.y + (row - block.height) / 2, width, block.height)
        with skin.canvas.row(i):
            skin.divide(cell._replace(x=cell.x - skin.tab) if rtl else cell, active=active, seed=number)
            sign = cell._replace(x=cell.right - skin.indent + 28) if rtl else cell
            skin.marker(skin.order.before + number, sign, active=active)
            skin.put(block, spot, skin.item_ink(active=active, any_active=bool(content.active)))


def _set(skin: Skin, box: Box, most: int) -> tuple[int, list[Block]]:
    """Set the page of the active item; rather fewer rows than such as need type below its smallest size."""
    content, smallest = skin.order.content, skin.role("item").smallest
    for rows in range(most, 0, -1):
        first, items = page(content.items, content.active, rows)
        high = min(box.h / len(items), _TALLEST_ROW)
        room = Box(0, 0, box.w - skin.indent - skin.row_end, max(high - skin.row_pad, high * _LEAST_SHARE))
        blocks = skin.alike(items, "item", room)
        if blocks[0].size >= smallest or rows <= FEWEST_ROWS:
            return first, blocks
    return 1, skin.alike(content.items[:1], "item", box)


def page(items: Sequence[Row], active: int, most: int) -> tuple[int, list[Row]]:
    """Return the number of the first row and the rows of the page that has the active one; pages are about equal."""
    pages = -(-len(items) // most)
    size = -(-len(items) // pages)
    start = (min(max(active, 1), len(items)) - 1) // size * size
    return start + 1, list(items[start : start + size])
