"""A list: rows of one size, the one that is spoken of in front, a long list in pages."""

from collections.abc import Sequence
from typing import TypeVar

from render_cluster.look.frames import Box
from render_cluster.look.skin import Skin

Row = TypeVar("Row")
MOST_ROWS = 6
_TALLEST_ROW = 196


def draw_list(skin: Skin) -> None:
    content = skin.order.content
    first, items = page(content.items, content.active, MOST_ROWS if not skin.frame.wide else 5)
    box = skin.titled(content.headline)
    row = min(box.h / len(items), _TALLEST_ROW)
    inner = Box(0, 0, box.w - skin.indent - skin.row_end, row - skin.row_pad)
    for i, block in enumerate(skin.alike(items, "item", inner)):
        cell, number = Box(box.x, box.y + i * row, box.w, row), first + i
        active = number == content.active
        spot = Box(cell.x + skin.indent, cell.y + (row - block.height) / 2, inner.w, block.height)
        with skin.canvas.row(i):
            skin.divide(cell, active=active, seed=number)
            skin.marker(number, cell, active=active)
            skin.put(block, spot, skin.item_ink(active=active, any_active=bool(content.active)))


def page(items: Sequence[Row], active: int, most: int) -> tuple[int, list[Row]]:
    """Return the number of the first row and the rows of the page that has the active one; pages are about equal."""
    pages = -(-len(items) // most)
    size = -(-len(items) // pages)
    start = (min(max(active, 1), len(items)) - 1) // size * size
    return start + 1, list(items[start : start + size])
