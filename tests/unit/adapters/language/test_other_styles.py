"""Articles of styles that the samples do not have: a press release, foreign figures, chapters, a title told twice."""

import pytest

from adapters.language.offline.article_types import type_of
from adapters.language.offline.counting import ArticleType, counting, plain_heading
from adapters.language.offline.figures import figure_in
from adapters.language.offline.german import GERMAN
from adapters.language.offline.judging import faults_of
from adapters.language.offline.on_screen import key_phrase
from adapters.language.offline.outline import outline
from adapters.language.offline.sentences import Line
from adapters.language.offline.study import study
from tests.support.reading import parsed

PRESS = """Northern Ferries has ordered four electric boats for 1.2 billion crowns, its largest order in years.

The batteries hold 4.3 MWh and charge in 9 minutes while cars drive on board.

## Timeline

- First boat: March 2028
- Second and third boat: autumn 2028
- Fourth boat: June 2029
"""


def test_a_press_release_is_an_announcement_and_its_decimals_count_no_list() -> None:
    known = study(parsed(PRESS, "title: Northern Ferries orders four electric boats"))

    counted = counting(known)

    assert not counted.units
    assert type_of(known, counted) is ArticleType.ANNOUNCEMENT


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Die Stadt schaltet 84 von 230 Ampeln zwischen 23 und 5 Uhr ab.", "84 von 230", "Ampeln"),
        ("Abgeschaltet werden 84 Ampeln zwischen den Schulen.", "84", "Ampeln"),
        ("El pueblo cambió 43 de las 210 válvulas por otras.", "43 de las 210", "válvulas"),
        ("El 18 % del agua todavía se pierde.", "18 %", "del agua"),
        ("Harbour has planted 212 trees along its main road since spring.", "212", "trees"),
        ("In 1874 barns the village kept 269 sheep on the common.", "1874", "barns"),
        ("In year 8936 the village kept 269 sheep on the common.", "269", "sheep"),
    ],
)
def test_a_card_shows_what_a_figure_counts_and_nothing_behind_it(text: str, value: str, unit: str) -> None:
    found = figure_in([Line(text)])

    assert found is not None
    assert (found.value, found.unit) == (value, unit)


def test_a_heading_that_only_its_number_holds_together_keeps_it() -> None:
    assert plain_heading("Part 3 of the chronicle") == "Part 3 of the chronicle"
    assert plain_heading("Step 3: Oil the chain") == "Oil the chain"


def test_the_title_is_no_part_of_its_own_article() -> None:
    told = parsed(
        "# Keep a chain clean\n\nA dirty chain wears out.\n\n## Wipe it\n\nTake a dry cloth after rain.",
        "title: Chains",
    )
    article = told.model_copy(update={"title": "Keep a chain clean"})

    assert [section.title for section in outline(article)] == ["Keep a chain clean", "Wipe it"]


def test_a_german_sentence_that_needs_the_one_before_it_opens_nothing() -> None:
    assert "points_back" in faults_of("Jede Ampel braucht dafür eine neue Steuerung zu je 730 €.", GERMAN)


def test_words_on_the_screen_end_before_a_condition() -> None:
    known = study(parsed(PRESS, "title: A mill"))

    assert key_phrase(known, "Nobody repaired the mill until the flood took its wheel.") != "Mill until"
