"""Slides: as many as the type needs, and as long as their words need."""

from dataclasses import replace

import pytest
from PIL import Image

from render_cluster.carousel.fitting import drawn, layout_of
from render_cluster.carousel.pages import LEAST_SEC, MOST_SEC, cropped, pages, seconds_for
from render_cluster.carousel.reading import Shown
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.specimens import landscape
from render_cluster.look.tokens import template_names
from render_cluster.spec import Brand, Card, SceneSpec, VideoSpec

LONG = "A retry is safe only when the second attempt cannot do what the first has done already. "


def a_spec(template: str = "gazette") -> VideoSpec:
    scene = SceneSpec(scene_id="s", visual=Card(layout="headline", headline="x"), duration_sec=1)
    return VideoSpec(scenes=(scene,), brand=Brand(template=template, wordmark="Field notes"))


def test_what_fits_is_one_slide_of_the_right_size() -> None:
    found = pages(a_spec(), [Shown(CardContent(layout="quote", headline="Keep it simple."))])

    assert [page.image.size for page in found] == [(1080, 1350)]


@pytest.mark.parametrize("template", template_names())
def test_a_text_that_is_too_long_becomes_several_slides_in_type_that_can_be_read(template: str) -> None:
    content = CardContent(layout="list", headline="Rules", items=tuple(f"Rule {i}: {LONG}" for i in range(9)))
    whole = drawn(CardOrder(content=content, template=template, index=1, total=2, slide=True), None)
    found = pages(a_spec(template), [Shown(content)])

    assert whole.title
    assert not whole.rows
    assert 1 < len(found) < 9


def test_too_long_a_title_stands_before_its_list() -> None:
    content = CardContent(layout="list", headline=LONG * 2, items=("One", "Two"))

    assert len(pages(a_spec(), [Shown(content)])) == 2


def test_a_slide_lasts_as_long_as_it_takes_to_read() -> None:
    assert seconds_for(CardContent(layout="headline", headline="Two words")) == LEAST_SEC
    assert seconds_for(CardContent(layout="headline", headline="word " * 15)) == 4.0
    assert seconds_for(CardContent(layout="headline", headline="字" * 60)) > LEAST_SEC
    assert seconds_for(CardContent(layout="code", items=("word " * 400,))) == MOST_SEC


def test_a_photograph_may_be_shown_whole() -> None:
    order = CardOrder(content=CardContent(layout="photo"), index=1, total=2, slide=True)
    photo = landscape(400, 300)

    assert layout_of(order, photo) == "photo"
    assert layout_of(replace(order, whole=True), photo) == "figure"


def test_a_cut_keeps_what_the_focus_names() -> None:
    image = Image.new("RGB", (2000, 1000))
    image.paste("#ff0000", (1800, 0, 2000, 1000))
    part = cropped(image, (0.95, 0.5))

    assert part.size == (800, 1000)
    assert part.getpixel((799, 500)) == (255, 0, 0)
