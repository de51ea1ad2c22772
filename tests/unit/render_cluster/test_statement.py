"""A headline alone on its card fills it: in every template and format."""

import numpy as np
import pytest

from render_cluster.look.drawing import compose, tidy
from render_cluster.look.frames import FRAMES, Frame
from render_cluster.look.order import CardContent, CardOrder
from render_cluster.look.setting import Setting, fit
from render_cluster.look.statement import few_words, initial
from render_cluster.look.tokens import load_template, template_names
from render_cluster.look.words import joined, words_of


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.width}x{frame.height}")
@pytest.mark.parametrize("template", template_names())
def test_two_words_are_larger_than_a_long_headline_and_no_smaller_than_most(template: str, frame: Frame) -> None:
    two, long = (
        _tallest(template, frame, text) for text in ("Six launches", "Ten words of a headline that goes on and on")
    )

    assert two >= 0.85 * long
    assert two >= 0.1 * min(frame.width, frame.height)


@pytest.mark.parametrize("template", template_names())
def test_the_page_around_a_headline_is_not_one_colour(template: str) -> None:
    order = CardOrder(content=CardContent(layout="headline", headline="Six launches"), template=template, index=2)
    page = np.asarray(compose(tidy(order), None).canvas.image.convert("L"), np.int16)
    rows = np.abs(page - np.median(page)).max(axis=1) > 1

    assert rows[1400:].mean() > 0.5 or rows[420:1000].mean() > 0.8


def test_few_words_stand_in_several_lines_rather_than_small_in_one() -> None:
    role = load_template("gazette").roles["headline"]

    assert _lines("AI in government", few_words(role, "AI in government")) == ["AI in", "government"]
    assert _lines("Six launches", few_words(role, "Six launches")) == ["Six", "launches"]
    assert few_words(role, "More words than these are left alone") == role


@pytest.mark.parametrize(
    ("text", "letter"), [("18F’s year", "F"), ("éclair", "É"), ("ßa", "S"), ("42 %", ""), ("", "")]
)
def test_the_initial_is_the_first_letter(text: str, letter: str) -> None:
    assert initial(text) == letter


def test_a_name_of_several_words_may_be_parted_between_them_in_capitals_too() -> None:
    assert [word.text for word in words_of("ClimateCorps.gov")] == ["Climate", "Corps.gov"]
    assert [word.text for word in words_of("ClimateCorps.gov", upper=True)] == ["CLIMATE", "CORPS.GOV"]


def _lines(text: str, role: object) -> list[str]:
    return [joined(line) for line in fit(Setting(text=text), role, 828, 800).lines]  # type: ignore[arg-type]


def _tallest(template: str, frame: Frame, text: str) -> float:
    content = CardContent(layout="headline", headline=text)
    skin = compose(tidy(CardOrder(content=content, template=template, width=frame.width, height=frame.height)), None)
    return max(placed.box.h for placed in skin.canvas.placed)
