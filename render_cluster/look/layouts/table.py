"""A table: a head, rows as high as their words, the column that names them in the accent, numbers on the right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from render_cluster.look.frames import Box
from render_cluster.look.layouts.listing import page
from render_cluster.look.measuring import is_rtl, unit_width
from render_cluster.look.setting import Block
from render_cluster.look.skin import Skin
from render_cluster.look.tokens import Role

MOST_ROWS, MOST_COLUMNS, MOST_COLUMNS_TALL = 5, 3, 2
SHORT_CELL = 9
"""A third column of cells no longer than this fits into a tall card too."""
_NUMBER = re.compile(r"[~≈<>≤≥±]?\s?[$€£¥]?\s?[+\-−]?[$€£¥]?\d[\d\s.,:/]*\s?[%‰\w²³°×]{0,9}")
_GAP, _HEAD, _AIR, _NOTE = 44, 28, 84, 64
_FEW, _LARGER = 4, 1.25
"""So few rows have larger type."""
_NARROWEST, _TITLE, _OUT = 0.3, 0.26, 30


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    cells: tuple[str, ...]

    @property
    def numeric(self) -> bool:
        told = [cell for cell in self.cells if cell]
        return bool(told) and all(_NUMBER.fullmatch(cell) for cell in told)

    @property
    def short(self) -> bool:
        return all(len(cell) <= SHORT_CELL for cell in (*self.head.split(), *self.cells))


def rows_of(items: Sequence[str]) -> list[tuple[str, ...]]:
    """Cells of each row, the head first, all rows of the head's length; empty if there is no row of two cells."""
    rows = [tuple(cell.strip() for cell in item.split("|")) for item in items]
    size = len(rows[0]) if rows else 0
    if size < MOST_COLUMNS_TALL or len(rows) < MOST_COLUMNS_TALL:
        return []
    return [(row + ("",) * size)[:size] for row in rows]


def columns_of(rows: Sequence[tuple[str, ...]], active: int, *, wide: bool) -> tuple[int, list[Column]]:
    """Return the number of the first row shown and the columns: the one that names the rows, and the last ones."""
    first, shown = page(rows[1:], active, MOST_ROWS)
    columns = [Column(head, cells) for head, cells in zip(rows[0], zip(*shown, strict=True), strict=True)]
    some = [columns[0], *columns[1:][-(MOST_COLUMNS - 1) :]]
    if wide or all(column.short for column in some[1:]):
        return first, some
    return first, [columns[0], columns[-1]]


def draw_table(skin: Skin) -> None:
    content = skin.order.content
    box = skin.titled(content.headline, _TITLE)
    note = skin.fit(content.attribution, "note", Box(0, 0, box.w, 90)) if content.attribution else None
    foot = box.bottom - (note.height + _NOTE if note else 0)
    first, columns = columns_of(rows_of(content.items), content.active, wide=skin.frame.wide)
    cell = _cell(skin, len(columns[0].cells))
    spots = _spots(skin, columns, box, cell)
    heads = [head for (head,) in _alike(skin, "note", [(column.head,) for column in columns], spots, 90)]
    top = box.y + max(head.height for head in heads) + _HEAD
    texts = [column.cells for column in columns]
    room = (foot - top) / len(texts[0])
    cells = _alike(skin, cell, texts, spots, room - 34)
    high = min(room, max(block.height for column in cells for block in column) + _AIR)
    aligned = ["right" if column.numeric and k else "left" for k, column in enumerate(columns)]
    for head, spot, align in zip(heads, spots, aligned, strict=True):
        skin.put(head, Box(spot.x, top - _HEAD - head.height, spot.w, head.height), skin.ground.mute, align)
    for i, blocks in enumerate(zip(*cells, strict=True)):
        with skin.canvas.row(i):
            row = Box(box.x, top + i * high, box.w, high)
            _divide(skin, row, active=first + i == content.active)
            _fill(skin, row, spots, blocks, aligned)
    if note:
        skin.put(note, Box(box.x, top + high * len(texts[0]) + _NOTE - 20, box.w, note.height), skin.ground.mute)


def _divide(skin: Skin, row: Box, *, active: bool) -> None:
    """A rule above each row; the one that is spoken of lies on a band that reaches out of the column."""
    right = skin.frame.width if skin.frame.tall and skin.template.bleeds else row.right
    if active:
        left = 0.0 if skin.frame.tall else row.x - _OUT
        reach = skin.frame.width if skin.frame.tall else row.right + _OUT
        skin.canvas.rect(Box(left, row.y, reach - left, row.h), skin.ground.panel, name="band")
        skin.canvas.rect(Box(left, row.y, 14, row.h), skin.ground.accent, name="band")
    skin.canvas.rect(Box(row.x, row.y, right - row.x, skin.template.hairline), skin.ground.line, name="hair")


def _fill(skin: Skin, row: Box, spots: Sequence[Box], blocks: Sequence[Block], aligned: Sequence[str]) -> None:
    for k, (spot, block, align) in enumerate(zip(spots, blocks, aligned, strict=True)):
        place = Box(spot.x, row.y + (row.h - block.height) / 2, spot.w, block.height)
        skin.put(block, place, skin.ground.accent if k == 0 else "", align)


def _cell(skin: Skin, rows: int) -> Role:
    role = skin.role("cell")
    return replace(role, largest=round(role.largest * _LARGER)) if rows <= _FEW else role


def _spots(skin: Skin, columns: Sequence[Column], box: Box, cell: Role) -> list[Box]:
    """Columns of figures are as wide as their widest; words share the rest by their length. Arabic reads leftwards."""
    free = box.w - _GAP * (len(columns) - 1)
    needs = [_need(skin, column, cell) for column in columns]
    fixed = [need if column.numeric else 0.0 for need, column in zip(needs, columns, strict=True)]
    most = free * (1 - _NARROWEST)
    fixed = [width * min(1.0, most / sum(fixed)) for width in fixed] if sum(fixed) else fixed
    words = [0.0 if width else max(need, 1.0) ** 0.5 for need, width in zip(needs, fixed, strict=True)]
    rest, weight = free - sum(fixed), sum(words) or 1.0
    widths = [width or rest * share / weight for width, share in zip(fixed, words, strict=True)]
    spare = free - sum(widths)
    widths[0] += spare
    spots, x = [], box.x
    rtl = is_rtl("".join(column.head + "".join(column.cells) for column in columns))
    for width in reversed(widths) if rtl else widths:
        spots.append(Box(x, box.y, width, box.h))
        x += width + _GAP
    return spots[::-1] if rtl else spots


def _need(skin: Skin, column: Column, cell: Role) -> float:
    note = skin.role("note")
    widest = max(unit_width(text, cell.face, cell.tracking) * cell.largest for text in (*column.cells, ""))
    words = column.head.split() if column.numeric else [column.head]
    head = max((unit_width(word, note.face, note.tracking) for word in words), default=0.0) * note.largest
    return max(widest, head) + 8


def _alike(
    skin: Skin, role: str | Role, columns: Sequence[Sequence[str]], spots: Sequence[Box], height: float
) -> list[list[Block]]:
    """All cells have one size: the smallest that any of them needs."""
    rooms = [spot._replace(h=height) for spot in spots]
    found = [skin.alike(column, role, room) for column, room in zip(columns, rooms, strict=True)]
    size = min(block.size for column in found for block in column)
    return [
        [skin.fit(text, role, room, size=size) for text in column] for column, room in zip(columns, rooms, strict=True)
    ]
