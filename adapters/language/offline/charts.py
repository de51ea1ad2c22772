"""Bars and comparisons from the tables of an article: only what stands in their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from adapters.language.offline.on_screen import key_phrase
from adapters.language.offline.outline import Section
from adapters.language.offline.study import Study
from adapters.language.offline.words import count_words
from application.contracts.article import Block

MOST_BARS, MOST_ROWS = 5, 3
"""As many bars as a card has room for."""
_CELL = re.compile(
    r"^(?P<minus>[-−–]?)(?P<sign>[$€£]?)\s?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|[A-Za-zµ]{1,12})?$"
)
_SHARE = re.compile(r"^(?P<number>\d{1,3}(?:\.\d+)?)\s?(?:%|percent) of (?P<base>[\w-]+(?: [\w-]+)?) (?P<rest>.+)$")


@dataclass(frozen=True, slots=True)
class Bars:
    title: str
    unit: str
    points: tuple[tuple[str, float], ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    value: float
    unit: str


def bars_of(study: Study, section: Section) -> Bars | None:
    for table in section.tables:
        if (found := _from_table(table)) is not None:
            return found
    return _from_shares(study, section)


def _from_table(table: Block) -> Bars | None:
    """One column of numbers with one unit, and a column of short labels."""
    head, *rows = table.rows
    if not 2 <= len(rows) <= MOST_BARS or any(len(row) != len(head) for row in rows):
        return None
    for column in range(len(head) - 1, 0, -1):
        cells = [number for row in rows if (number := number_in(row[column]))]
        units = {cell.unit for cell in cells}
        if len(cells) < len(rows) or len(units) != 1:
            continue
        if max(cell.value for cell in cells) > 0 and all(row[0] for row in rows):
            unit = units.pop() or unit_in(head[column])
            points = tuple((row[0][:28], cell.value) for row, cell in zip(rows, cells, strict=True))
            return Bars(re.sub(r"\s*\([^)]*\)", "", head[column]), unit, points, table.start, table.end)
    return None


def number_in(cell: str) -> Number | None:
    found = _CELL.match(cell.replace("~", "").strip())
    if found is None:
        return None
    value = float(found["number"].replace(",", ""))
    return Number(-value if found["minus"] else value, found["unit"] or found["sign"])


def unit_in(head: str) -> str:
    """What stands in brackets in the head of a column."""
    found = re.search(r"\(([^)]{1,12})\)", head)
    return found[1] if found else ""


def _from_shares(study: Study, section: Section) -> Bars | None:
    """Shares of one and the same base may stand side by side."""
    found = [(item, match) for item in section.items if (match := _SHARE.match(item.text))]
    if not 2 <= len(found) <= MOST_BARS or len({match["base"] for _, match in found}) != 1:
        return None
    points = tuple((_short(study, match["rest"]), float(match["number"])) for _, match in found)
    if len({label for label, _ in points}) != len(points):
        return None
    first, last = found[0][0], found[-1][0]
    return Bars(f"Share of {found[0][1]['base']}", "%", points, first.start, last.start + len(last.text))


def _short(study: Study, text: str) -> str:
    return (key_phrase(study, text, 4) or " ".join(text.split()[:4]))[:34]


def comparison_of(section: Section) -> tuple[Block, tuple[str, ...]] | None:
    """Two columns side by side, their heads first."""
    for table in section.tables:
        head, *rows = table.rows
        if len(head) not in (2, 3) or not 1 <= len(rows) <= MOST_ROWS:
            continue
        sides = [_sides(row) for row in [head, *rows] if len(row) == len(head)]
        if len(sides) == len(rows) + 1 and all(_fits(side) for side in sides):
            return table, tuple(f"{left} | {right}" for left, right in sides)
    return None


def _sides(row: Sequence[str]) -> tuple[str, str]:
    """A bare number says nothing without the label of its row."""
    label = f"{row[0]}: " if len(row) > 2 and all(_CELL.match(cell) for cell in row[-2:]) else ""
    return f"{label}{row[-2]}", f"{label}{row[-1]}"


def _fits(side: Sequence[str]) -> bool:
    return all(cell and count_words(cell) <= 8 and " | " not in cell for cell in side)
