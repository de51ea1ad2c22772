"""Lines and numbers of cards as text: shown, changed, and read back."""

from typing import Any

import pytest

from application.contracts.payloads import ScenePayload
from domain.scripts.scene import Layout, Visual
from domain.shared.errors import InvalidInputError
from entrypoints.portal.views.card_lines import hint, lines_of, numbers_of, numbers_text
from tests.support.builders import a_scene


def showing(layout: Layout, **fields: Any) -> ScenePayload:
    return ScenePayload.of(a_scene(visual=Visual(layout=layout, headline="Sales", **fields)))


def test_bars_are_a_label_and_a_number_a_line() -> None:
    scene = showing(Layout.BARS, points=(("Old = stale", 9.0), ("Invented", -6.25)))

    assert numbers_text(scene) == "Old = stale = 9\nInvented = -6.25"
    assert numbers_of(scene, numbers_text(scene)) == (scene.points, ())
    assert numbers_of(scene, " A=1 \n\n B = 1e3") == ((("A", 1.0), ("B", 1000.0)), ())


def test_several_lines_of_a_chart_stand_beside_each_other_and_their_order_is_said() -> None:
    scene = showing(Layout.LINE, figure="Here", points=(("2021", 1.0), ("2022", 2.5)), series=(("There", (3.0, 4.0)),))

    assert numbers_text(scene) == "2021 = 1 | 3\n2022 = 2.5 | 4"
    assert numbers_of(scene, numbers_text(scene)) == (scene.points, scene.series)
    assert hint(scene) == "One label a line: label = number of Here | There."


@pytest.mark.parametrize(
    "text", ["2021", "2021 = ", "= 5", "2021 = 1,5 | 2", "2021 = 1", "2021 = nan | 1", "a = 1 | 2 | 3"]
)
def test_a_line_that_holds_no_numbers_is_named(text: str) -> None:
    scene = showing(Layout.LINE, points=(("2021", 1.0),), series=(("There", (3.0,)),))

    with pytest.raises(InvalidInputError, match=r"2 numbers with \| between them"):
        numbers_of(scene, text)


def test_rows_of_a_table_are_cells_with_bars_between_them() -> None:
    assert lines_of(Layout.TABLE, "Step|Before\r\n\r\n Fetch | 31 \r\n") == ("Step | Before", "Fetch | 31")
    assert lines_of(Layout.LIST, " a | b \nc\n") == ("a | b", "c")


def test_code_keeps_its_indents_and_empty_rows() -> None:
    assert lines_of(Layout.CODE, "def f():\r\n\r\n    return 1  \r\n") == ("def f():", "", "    return 1")


def test_a_chart_without_numbers_is_an_empty_text() -> None:
    assert numbers_text(showing(Layout.BARS)) == ""
