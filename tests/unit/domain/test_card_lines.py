"""What the lines and numbers of a card may be changed to."""

import pytest

from domain.scripts.lines import with_lines, with_numbers
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import InvalidInputError

TABLE = Visual(layout=Layout.TABLE, items=("Step | Before", "Fetch | 31", "Read | 38"), active=2)
LINE = Visual(layout=Layout.LINE, points=(("2021", 1.0), ("2022", 2.0)), series=(("Other", (3.0, 4.0)),), active=2)


def test_a_table_keeps_its_marked_row_while_there_is_one() -> None:
    longer = with_lines(TABLE, [*TABLE.items, "Draw | 26"])
    shorter = with_lines(TABLE, TABLE.items[:2])

    assert (longer.active, len(longer.items)) == (2, 4)
    assert shorter.active == 0


def test_a_line_that_is_left_alone_is_no_longer_the_marked_second() -> None:
    assert with_numbers(LINE, [("2021", 5.0), ("2022", 6.0)], LINE.series).active == 2
    assert with_numbers(LINE, [("2021", 5.0), ("2022", 6.0)], ()).active == 0


@pytest.mark.parametrize(
    ("layout", "lines", "fault"),
    [
        (Layout.HEADLINE, ["a"], "has no lines"),
        (Layout.LIST, ["", " "], "needs a line"),
        (Layout.COMPARISON, ["before | after", "one side"], "two sides"),
        (Layout.TABLE, ["a | b"], "a head and rows"),
        (Layout.TABLE, ["a | b", "c | d | e"], "as many cells"),
    ],
)
def test_lines_that_make_no_card_are_refused(layout: Layout, lines: list[str], fault: str) -> None:
    with pytest.raises(InvalidInputError, match=fault):
        with_lines(Visual(layout=layout), lines)


@pytest.mark.parametrize(
    ("layout", "points", "series", "fault"),
    [
        (Layout.LIST, [("a", 1.0)], [], "has no numbers"),
        (Layout.BARS, [("a", 1.0)], [("b", (1.0,))], "one number each"),
        (Layout.BARS, [], [], "bars one"),
        (Layout.LINE, [("a", 1.0)], [], "two numbers"),
        (Layout.LINE, [("a", 1.0), ("b", 2.0)], [("c", (1.0,))], "one number for each label"),
    ],
)
def test_numbers_that_make_no_chart_are_refused(
    layout: Layout, points: list[tuple[str, float]], series: list[tuple[str, tuple[float, ...]]], fault: str
) -> None:
    with pytest.raises(InvalidInputError, match=fault):
        with_numbers(Visual(layout=layout), points, series)
