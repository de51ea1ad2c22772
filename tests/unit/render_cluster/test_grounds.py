"""The grounds of a whole video."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.look.grounds import LOUD_EVERY, grounds_over
from render_cluster.look.tokens import load_template, template_names

FLAT = ("headline", "quote", "list", "number", "comparison", "bars", "line", "code", "table", "figure", "end")
VIDEOS = st.lists(st.sampled_from([*FLAT, "photo", ""]), min_size=1, max_size=30)


@pytest.mark.parametrize("template", template_names())
@given(layouts=VIDEOS)
def test_no_ground_follows_itself_and_each_is_one_of_its_layouts(template: str, layouts: list[str]) -> None:
    look = load_template(template)
    found = grounds_over(look, layouts)

    assert all(one != two for one, two in pairwise(found) if one not in {"", "photo"})
    for index, (layout, name) in enumerate(zip(layouts, found, strict=True), 1):
        assert name == "" if not layout else name in look.grounds_for(layout, index)


@pytest.mark.parametrize("template", template_names())
@given(layouts=VIDEOS)
def test_loud_grounds_are_seldom(template: str, layouts: list[str]) -> None:
    look = load_template(template)
    loud = [name in look.loud for name in grounds_over(look, layouts)]

    assert all(sum(loud[first : first + LOUD_EVERY]) <= 1 for first in range(len(loud)))


@pytest.mark.parametrize("template", template_names())
def test_many_headlines_show_all_their_grounds_and_the_same_video_looks_the_same(template: str) -> None:
    look = load_template(template)
    layouts = ["headline"] * 8
    found = grounds_over(look, layouts)

    assert set(found[1:]) == set(look.rotation["headline"])
    assert found == grounds_over(look, layouts)


def test_a_card_leaves_the_only_ground_of_the_next_to_it() -> None:
    look = load_template("gazette")
    alone = replace(look, rotation={**look.rotation, "end": ("paper",)})

    assert grounds_over(look, ["photo", "list", "end"])[1:] == ("paper", "carmine")
    assert grounds_over(alone, ["photo", "list", "end"])[1:] == ("wine", "paper")


@pytest.mark.parametrize("template", template_names())
def test_hook_and_end_belong_together(template: str) -> None:
    families = ({"wine", "carmine"}, {"cobalt", "navy"}, {"sun", "violet"})
    found = grounds_over(load_template(template), ["headline", "list", "number", "list", "end"])

    assert any({found[0], found[-1]} <= family for family in families)
