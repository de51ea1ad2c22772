"""Every figure, name and quotation of a text gets the characters of the article that say so."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.scripts.quality.figures import figures
from domain.scripts.quality.standard import Source, Standard
from domain.scripts.quality.tracing import traced
from domain.scripts.scene import Beat, SourceSpan
from tests.support.builders import a_scene

TEXT = "Vera Lindt sold 1,400 cups in a week. “People stay longer,” she says. Three trees died. Rain fell."
STANDARD = Standard(target=timedelta(seconds=30), source=Source(text=TEXT, title="Shade"))


def spans(narration: str, *sources: SourceSpan) -> set[tuple[str, str]]:
    scene = traced(a_scene(beat=Beat.BEAT, narration=narration, sources=sources), STANDARD)
    assert all(TEXT[span.start : span.end] == span.text for span in scene.sources)
    return {(span.kind, span.text) for span in scene.sources}


def test_figures_names_quotations_and_the_statement_are_found() -> None:
    found = spans("In a week, Vera Lindt sold 1400 cups, for “people stay longer”.")

    assert found == {
        ("number", "1,400"),
        ("name", "Vera Lindt"),
        ("quote", "People stay longer"),
        ("sentence", "Vera Lindt sold 1,400 cups in a week."),
    }


def test_a_number_in_words_is_the_digit() -> None:
    assert ("number", "Three") in spans("In all, 3 trees died.")


def test_what_an_edit_no_longer_says_loses_its_place_and_gets_the_one_of_what_it_says() -> None:
    old = SourceSpan(kind="sentence", text="Rain fell.", start=TEXT.index("Rain"), end=len(TEXT))

    assert spans("Three trees died.", old) == {("sentence", "Three trees died."), ("number", "Three")}


def test_a_place_that_is_none_is_not_believed() -> None:
    lie = SourceSpan(kind="sentence", text="The mayor wept over the trees.", start=0, end=30)

    assert ("sentence", lie.text) not in spans("The mayor wept over the trees.", lie)


def test_tracing_again_changes_nothing() -> None:
    once = traced(a_scene(beat=Beat.BEAT, narration="Vera Lindt sold 1400 cups."), STANDARD)

    assert traced(once, STANDARD) == once == replace(once)


@pytest.mark.parametrize(
    ("written", "in_the_article", "language"),
    [("1234", "1.234", "de"), ("1.234", "1234", "de"), ("2,5", "2.5", "fr"), ("1,234,567", "1234567", "en")],
)
def test_a_figure_is_the_same_however_it_is_written(written: str, in_the_article: str, language: str) -> None:
    one, other = next(figures(written, language)), next(figures(in_the_article, language))

    assert one.values & other.values


def test_different_figures_are_different() -> None:
    one, other = next(figures("12.5", "en")), next(figures("125", "en"))

    assert not one.values & other.values
