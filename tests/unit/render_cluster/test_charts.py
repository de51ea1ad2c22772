"""Line charts and tables: round scales, labels apart, what is shown of too much, what becomes of too little."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.look.choosing import chosen
from render_cluster.look.drawing import compose, tidy
from render_cluster.look.layouts.axis import STEPS, apart, scale_of
from render_cluster.look.layouts.line import lines_of
from render_cluster.look.layouts.table import columns_of, rows_of
from render_cluster.look.order import CardContent, CardOrder, content_of
from render_cluster.look.skin import Skin
from render_cluster.look.tokens import template_names
from render_cluster.spec import Card, Series

values = st.lists(st.floats(min_value=-1e12, max_value=1e12), min_size=1, max_size=12)
LINE = CardContent(
    layout="line",
    headline="Two lines",
    figure="Supports",
    unit="%",
    points=(("July", 31.0), ("August", 45.0), ("September", 73.0)),
    series=(("Enforces", (16.0, 30.0, 72.0)), ("Preloads", (14.0, 29.0, 71.0))),
)
TABLE = CardContent(
    layout="table",
    headline="Where time went",
    items=("Step | Before | After", "Fetch | 31 | 4", "Read the articles one after the other | 38 | 11"),
)


def drawn(content: CardContent, template: str = "gazette", width: int = 1080, height: int = 1920) -> Skin:
    return compose(tidy(CardOrder(content=content, template=template, width=width, height=height)), None)


def words_of(skin: Skin) -> set[str]:
    return {placed.text for placed in skin.canvas.placed}


@given(values)
def test_a_scale_holds_all_its_values(found: list[float]) -> None:
    scale = scale_of(found)

    assert all(-1e-9 <= scale.share(value) <= 1 + 1e-9 for value in found)
    assert len(scale.ticks) == STEPS + 1


@pytest.mark.parametrize(
    ("found", "low", "high"),
    [
        ([31, 73], 0, 80),
        ([971, 988], 970, 990),
        ([-4.2, 3.3], -5, 5),
        ([0, 0], 0, 4),
        ([7, 7], 0, 8),
        ([-3, -3], -3, 1),
    ],
)
def test_scales_end_at_round_values_and_begin_at_zero_where_that_is_fair(
    found: list[float], low: float, high: float
) -> None:
    scale = scale_of(found)

    assert (scale.low, scale.high) == (low, high)


def test_labels_that_would_lie_on_each_other_are_pushed_apart_in_their_order() -> None:
    tops = apart([100, 90, 95], [40, 40, 40], 0, 200)

    assert sorted(range(3), key=lambda i: tops[i]) == [1, 2, 0]
    assert all(below - above >= 40 for above, below in pairwise(sorted(tops)))
    assert apart([190, 195], [40, 40], 0, 200) == [120, 160]


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("size", [(1080, 1920), (1080, 1080), (1920, 1080)])
def test_each_line_is_named_at_its_end_by_its_last_value(template: str, size: tuple[int, int]) -> None:
    skin = drawn(LINE, template, *size)

    assert {"73%", "72%", "71%", "Supports", "Enforces", "Preloads", "July", "September"} <= words_of(skin)
    assert "August" not in words_of(skin)
    ends = sorted(placed.box.y for placed in skin.canvas.placed if placed.text in {"73%", "72%", "71%"})
    assert all(below - above > 60 for above, below in pairwise(ends))


def test_one_line_is_strong_and_lines_of_one_value_are_left_out() -> None:
    content = replace(LINE, active=2, series=(*LINE.series[:1], ("Alone", (3.0,)), ("Nothing", (float("nan"),) * 3)))

    assert [(line.name, line.strong) for line in lines_of(content)] == [("Supports", False), ("Enforces", True)]


def test_what_no_line_can_show_is_shown_more_simply() -> None:
    assert chosen(CardOrder(content=replace(LINE, points=LINE.points[:1], series=())), None)[0] == "bars"
    assert chosen(CardOrder(content=replace(LINE, points=(), series=())), None)[0] == "headline"
    assert chosen(CardOrder(content=replace(TABLE, items=("only", "one column"))), None)[0] == "list"
    assert chosen(CardOrder(content=replace(TABLE, items=("a | b",))), None)[0] == "list"


def test_a_tall_table_has_two_columns_unless_the_third_is_short() -> None:
    long = rows_of(["Step | Who does it | What comes of it", "Fetch | The worker of the night | Raw articles"])

    assert [column.head for column in columns_of(rows_of(TABLE.items), 0, wide=False)[1]] == ["Step", "Before", "After"]
    assert [column.head for column in columns_of(long, 0, wide=False)[1]] == ["Step", "What comes of it"]
    assert len(columns_of(long, 0, wide=True)[1]) == 3


def test_of_a_long_table_the_page_of_the_active_row_is_shown() -> None:
    rows = rows_of(["Key | Value", *(f"row {i} | {i}" for i in range(1, 9))])
    first, columns = columns_of(rows, 7, wide=False)

    assert first == 5
    assert columns[0].cells == ("row 5", "row 6", "row 7", "row 8")


def test_figures_stand_on_the_right_and_all_cells_have_one_size() -> None:
    skin = drawn(TABLE)
    right = {placed.text: placed.box.right for placed in skin.canvas.placed}

    assert right["31"] == pytest.approx(right["38"], abs=2)
    assert right["4"] == pytest.approx(right["11"], abs=2)


def test_rows_with_missing_cells_are_filled_and_cells_too_many_are_dropped() -> None:
    assert rows_of(["a | b", "1", "2 | 3 | 4"]) == [("a", "b"), ("1", ""), ("2", "3")]


def test_a_card_of_the_specification_becomes_content() -> None:
    card = Card(layout="line", points=(("a", 1.0), ("b", 2.0)), series=(Series(label="x", values=(3.0, 4.0)),))

    assert content_of(card).series == (("x", (3.0, 4.0)),)
    assert content_of(card).layout == "line"


def test_bars_below_zero_lie_on_the_other_side_of_it() -> None:
    points = (("2020", -4.0), ("2021", 1.0), ("2022", 3.0))
    skin = drawn(CardContent(layout="bars", headline="Profit", points=points))
    bars = [layer for layer in skin.canvas.layers if layer.name == "bar"]
    zero = next(layer for layer in skin.canvas.layers if layer.name == "hair")

    assert bars[0].right == pytest.approx(zero.x + 2, abs=3)
    assert all(bar.x == pytest.approx(zero.x + 2, abs=3) for bar in bars[1:])
    assert bars[0].image.width == pytest.approx(4 / 3 * bars[2].image.width, rel=0.02)


@pytest.mark.parametrize("values", [(1e308, -1e308), (1e308, 1.0, -5e-324), (float("nan"), float("inf"), 3.0)])
def test_values_that_no_scale_can_hold_are_drawn_as_nothing(values: tuple[float, ...]) -> None:
    points = tuple((f"p{number}", value) for number, value in enumerate(values))

    for layout in ("bars", "line"):
        assert drawn(CardContent(layout=layout, headline="Absurd", points=points)).canvas.layers


@pytest.mark.parametrize("template", template_names())
def test_a_list_shows_rather_fewer_rows_than_such_as_nobody_can_read(template: str) -> None:
    items = tuple(f"{number} things that take two lines when they are set in a column" for number in range(1, 7))
    for size in ((1080, 1920), (1080, 1080), (1920, 1080)):
        skin = drawn(CardContent(layout="list", headline="A title of some length", items=items), template, *size)
        rows = {layer.row for layer in skin.canvas.layers if layer.name == "item"}
        lines = [layer for layer in skin.canvas.layers if layer.name == "item"]

        assert 2 <= len(rows) <= 6
        assert min(line.image.height for line in lines) > 0.6 * skin.role("item").smallest
