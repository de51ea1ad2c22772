"""Slides of a carousel: their number at the foot, an arrow as long as another one follows, no room for captions."""

import pytest

from render_cluster.look.drawing import compose, tidy
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.skin import Skin
from render_cluster.look.tokens import template_names
from tests.support.pictures import a_photograph

CARD = CardContent(layout="photo", headline="A title over a picture")


def slide(template: str, index: int, total: int) -> Skin:
    order = CardOrder(content=CARD, template=template, index=index, total=total, slide=True, width=1080, height=1350)
    return compose(tidy(order), a_photograph(900, 1200))


@pytest.mark.parametrize("template", template_names())
def test_all_slides_but_the_last_point_onwards(template: str) -> None:
    shown = [{layer.group for layer in slide(template, index, 3).canvas.layers} for index in (1, 2, 3)]

    assert all("page" in names for names in shown)
    assert ["arrow" in names for names in shown] == [True, True, False]


@pytest.mark.parametrize("template", template_names())
def test_a_slide_has_its_own_size_and_its_words_end_above_the_foot(template: str) -> None:
    skin = slide(template, 2, 12)
    page = next(placed for placed in skin.canvas.placed if placed.text == "2/12")

    assert skin.canvas.image.size == (1080, 1350)
    assert all(placed.box.bottom < page.box.y for placed in skin.canvas.placed if placed is not page)


def test_a_slide_that_stands_alone_has_no_number() -> None:
    assert not {"page", "arrow"} & {layer.group for layer in slide("gazette", 0, 0).canvas.layers}
