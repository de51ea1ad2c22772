"""Thumbnails: few words, where profile grids do not cut; candidates that differ, and differ from other videos'."""

from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
from PIL import Image

from render_cluster.look.drawing import compose, tidy
from render_cluster.look.frames import HEADER
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.thumbnails import candidates, variants
from render_cluster.look.thumbs.wording import LONGEST_CLAIM, claim, wording
from render_cluster.look.tokens import template_names
from tests.support.pictures import a_chart, a_photograph
from tests.unit.render_cluster.test_cards import DESCENT, TEXTS

TITLE = "Five checks before you trust an AI answer"
APART = 25.0
"""Mean difference of two thumbnails that differ at a glance, of 255."""


def an_order(title: str = TITLE, template: str = "gazette") -> CardOrder:
    return CardOrder(content=CardContent(layout="headline", headline=title), template=template, wordmark="18F")


def small(image: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(image.resize((27, 48), Image.Resampling.BOX), np.float64)


@pytest.mark.parametrize("template", template_names())
def test_words_stand_where_profile_grids_do_not_cut(template: str) -> None:
    for text, picture in zip(TEXTS.values(), cycle((None, a_photograph(600, 800), a_chart(600, 800))), strict=False):
        for order in variants(an_order(text, template)):
            skin = compose(tidy(order), picture)
            words = [placed for placed in skin.canvas.placed if placed.box.y > skin.frame.safe.y + HEADER]
            signs = [placed for placed in words if len(placed.text) > 4]

            assert all(placed.box.y >= 455 and placed.box.bottom <= 1440 + DESCENT for placed in signs), text
            assert all(placed.box.x >= 60 and placed.box.right <= 1020 for placed in signs), text


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("picture", [None, a_photograph(600, 800), a_chart(800, 600)], ids=["none", "photo", "chart"])
def test_the_candidates_of_a_video_differ_at_a_glance(template: str, picture: Image.Image | None) -> None:
    found = [small(image) for image in candidates(an_order(template=template), picture)]

    assert len(found) == 3
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert np.abs(found[one] - found[other]).mean() > APART


@pytest.mark.parametrize("template", template_names())
def test_videos_that_share_a_template_do_not_all_stand_on_one_ground(template: str) -> None:
    orders = [variants(an_order(f"Title number {name}", template))[0] for name in "abcdef"]
    corners = {compose(tidy(order), None).canvas.ground.getpixel((1070, 10)) for order in orders}

    assert len(corners) > 1


@pytest.mark.parametrize("size", [(1080, 1920), (540, 960), (1920, 1080), (1080, 1080), (1080, 1350)])
def test_they_have_the_asked_size_and_are_the_same_again(size: tuple[int, int]) -> None:
    order = replace(an_order(), width=size[0], height=size[1])
    first, again = candidates(order, a_photograph(400, 400)), candidates(order, a_photograph(400, 400))

    assert [image.size for image in first] == [size] * 3
    assert [image.tobytes() for image in first] == [image.tobytes() for image in again]


@pytest.mark.parametrize(
    ("title", "figure", "unit", "beside"),
    [
        (TITLE, "5", "checks", "before you trust an AI answer"),
        ("How we cut a nightly job from 95 minutes to 22", "22", "minutes", "How we cut a nightly job"),
        ("In 2024 HTTPS went from 31% to 73%", "73%", "", "In 2024 HTTPS went"),
        ("Direct File issued more than $90 million in tax refunds", "$90", "million", "Direct File issued"),
        ("Zwölf Regeln für gute Namen", "12", "Regeln", "für gute Namen"),
        ("18F’s year of launches in 2024", "", "", "18F’s year of launches in 2024"),
    ],
)
def test_the_figure_of_a_title_is_found_with_what_it_counts(title: str, figure: str, unit: str, beside: str) -> None:
    found = wording(CardContent(layout="headline", headline=title))

    assert (found.figure, found.unit, found.beside) == (figure, unit, beside)


def test_a_title_claims_what_stands_before_the_colon_or_breaks_off_where_it_may() -> None:
    assert claim("Oracle, for free: working with databases") == "Oracle, for free"
    assert claim("A: not enough") == "A: not enough"
    assert claim("Why simplicity? Choosing a web architecture") == "Why simplicity?"
    assert claim("Back to basics in the age of artificial intelligence") == "Back to basics"
    assert len(claim("word " * 40).split()) <= LONGEST_CLAIM
