"""The contact sheet of a template: made of whatever words, the same again, with all layouts on it."""

import pytest

from render_cluster.look.order import LAYOUTS
from render_cluster.look.pictures import Kind, kind_of
from render_cluster.look.preview import WIDTH, sheet
from render_cluster.look.specimens import contents, landscape, words_of_text
from render_cluster.look.template_files import template_names
from tests.support.pictures import a_photograph

TEXT = "How we cut a nightly job\nMeasure before you touch anything. Four workers share the reading."


@pytest.mark.parametrize(("template", "accent"), list(zip(template_names(), ("", "#00aa55", "#aa0055"), strict=True)))
def test_a_sheet_of_every_template_is_as_wide_as_it_says(template: str, accent: str) -> None:
    assert sheet(template, TEXT, a_photograph(300, 400), accent).width == WIDTH


@pytest.mark.parametrize(
    "text", ["", " \n ", "One", "日本語の見出し。二つ目の文。", "مرحبا بالعالم", "x" * 5000, "<b>{{ x }}</b> %s"]
)
def test_any_words_make_a_card_of_every_layout(text: str) -> None:
    made = contents(words_of_text(text))

    assert {content.layout for content in made} == set(LAYOUTS)
    assert all(content.headline for content in made)


def test_words_of_ones_own_are_on_the_cards() -> None:
    words = words_of_text(TEXT)

    assert words.title == "How we cut a nightly job"
    assert words.lines[:2] == ("Measure before you touch anything.", "Four workers share the reading.")
    assert words.keys[:2] == ("Measure", "reading")


def test_a_made_up_picture_is_treated_as_a_photograph() -> None:
    assert kind_of(landscape(600, 800)) is Kind.PHOTOGRAPH
    assert kind_of(landscape(600, 800, dark=True)) is Kind.PHOTOGRAPH
