"""More than a card has room for is found in the script, before anything is made of it."""

import pytest

from domain.scripts.quality import structure
from domain.scripts.quality.finding import Check, Severity
from domain.scripts.scene import Layout, Visual
from render_cluster.look import drawing
from render_cluster.look.layouts import bars, line
from tests.support.builders import a_scene


def rows(number: int) -> tuple[tuple[str, float], ...]:
    return tuple((f"row {place}", float(place)) for place in range(number))


@pytest.mark.parametrize(
    "visual",
    [
        Visual(layout=Layout.BARS, headline="All", points=rows(6)),
        Visual(layout=Layout.LINE, headline="All", points=rows(121)),
        Visual(layout=Layout.LIST, headline="All", items=("a line",) * 41),
        Visual(layout=Layout.LINE, headline="All", points=rows(2), series=(("x", (1.0, 2.0)),) * 3),
    ],
)
def test_what_has_no_room_holds_the_script(visual: Visual) -> None:
    found = [one for one in structure.of_scene(a_scene(visual=visual)) if "have room" in one.message]

    assert [(one.check, one.severity) for one in found] == [(Check.ON_SCREEN, Severity.ERROR)]


def test_the_check_knows_the_room_that_the_cards_have() -> None:
    assert (structure.MOST_BARS, structure.MOST_LINES) == (bars.MOST_BARS, line.MOST_LINES)
    assert (structure.MOST_POINTS, structure.MOST_ITEMS) == (drawing.MOST_POINTS, drawing.MOST_ITEMS)
