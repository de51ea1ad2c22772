"""The lines and the numbers of a card, and what they may be changed to."""

from collections.abc import Sequence
from dataclasses import replace

from domain.scripts.scene import Layout, Visual
from domain.shared.errors import InvalidInputError

BETWEEN_CELLS = " | "
LINED = frozenset({Layout.LIST, Layout.CODE, Layout.COMPARISON, Layout.TABLE})
CHARTED = frozenset({Layout.BARS, Layout.LINE})
Points = Sequence[tuple[str, float]]
Series = Sequence[tuple[str, tuple[float, ...]]]


def with_lines(visual: Visual, lines: Sequence[str]) -> Visual:
    """What is spoken of stays marked while there is such a line. Raise `InvalidInputError` saying what is wrong."""
    _refuse(_fault_of_lines(visual.layout, lines))
    marked = len(lines) - (visual.layout is Layout.TABLE)
    return replace(visual, items=tuple(lines), active=visual.active if visual.active <= marked else 0)


def with_numbers(visual: Visual, points: Points, series: Series) -> Visual:
    """As above, for charts."""
    _refuse(_fault_of_numbers(visual.layout, points, series))
    marked = len(points) if visual.layout is Layout.BARS else len(series) + 1
    active = visual.active if visual.active <= marked else 0
    return replace(visual, points=tuple(points), series=tuple(series), active=active)


def _fault_of_lines(layout: Layout, lines: Sequence[str]) -> str:
    cells = {len(line.split(BETWEEN_CELLS)) for line in lines}
    if layout not in LINED:
        return f"A {layout} picture has no lines."
    if not any(line.strip() for line in lines):
        return f"A {layout} needs a line at least."
    if layout is Layout.COMPARISON and cells != {2}:
        return f"Each line of a comparison has two sides with “{BETWEEN_CELLS.strip()}” between them."
    if layout is Layout.TABLE and (len(lines) == 1 or len(cells) != 1):
        return "A table has a head and rows below it, all of as many cells."
    return ""


def _fault_of_numbers(layout: Layout, points: Points, series: Series) -> str:
    if layout not in CHARTED:
        return f"A {layout} picture has no numbers."
    if series and layout is Layout.BARS:
        return "Bars have one number each."
    if any(len(values) != len(points) for _, values in series):
        return "Each line of a chart has one number for each label."
    if len(points) < (2 if layout is Layout.LINE else 1):
        return "A line needs two numbers at least, bars one."
    return ""


def _refuse(fault: str) -> None:
    if fault:
        raise InvalidInputError(fault)
