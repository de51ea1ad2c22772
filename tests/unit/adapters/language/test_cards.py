"""What a scene shows: series that are named, direct speech, pulled sentences, two sides, lists that are complete."""

from itertools import pairwise

import pytest

from adapters.language.offline.enumerations import enumerated
from adapters.language.offline.figures import figure_in
from adapters.language.offline.quotations import quotation_in, unattributed
from adapters.language.offline.rows import complete
from adapters.language.offline.scripts import write_script
from adapters.language.offline.sentences import Line
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from domain.scripts.scene import Layout
from tests.support.builders import a_channel
from tests.support.reading import parsed

FERRY = """The harbour gets an electric ferry, and the old one goes. Nobody will miss its noise.

## What the ferry replaces

The old ferry needed a crew of four people. The new ferry needs a crew of two people.
It carries bicycles, wheelchairs and parcels across the bay. Silence is not a luxury, it is the reason people come.

## What the ferry costs

The town paid for it with a grant of $700,000 from the state. "We would have waited ten more years without it," said
Olga Reis, mayor of the town.

## What comes next

The ferry will sail from 1 May. A second ferry follows when the first one carries 900 people a day.
"""


def script_of(article: Article) -> ScriptDraft:
    return write_script(article.title, article, a_channel())


@pytest.fixture(scope="module")
def ferry() -> ScriptDraft:
    return script_of(parsed(FERRY, "title: The harbour gets an electric ferry"))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("The charter helps teams document roles, practices, and norms.", ("Roles", "Practices", "Norms")),
        (
            "It runs across 36 states, the District of Columbia, and Guam.",
            ("36 states", "District of Columbia", "Guam"),
        ),
        ("Anyone can borrow drills, sanders and sewing machines for a week.", ("Drills", "Sanders", "Sewing machines")),
        (
            "AI can automate rote tasks, reduce human error, or draw whole maps in seconds.",
            ("Automate rote tasks", "Reduce human error", "Draw whole maps"),
        ),
    ],
)
def test_a_series_that_is_spoken_becomes_lines(text: str, items: tuple[str, ...]) -> None:
    assert enumerated(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "To date, state, local, and federal partners have sent 60 texts.",
        "Prices, laws and version numbers go stale first.",
        "We build foo, bar, and so on.",
        "It has a roof and a door.",
    ],
    ids=["adjectives of one noun", "the last runs on", "no end", "two only"],
)
def test_a_series_that_cannot_be_cut_out_cleanly_is_none(text: str) -> None:
    assert enumerated(text) == ()


def test_direct_speech_begins_with_the_name_and_keeps_the_words() -> None:
    said = quotation_in('"People come for a ladder and stay for the evening," said Jon Abara, head of repairs.')

    assert said is not None
    assert said.spoken == "Jon Abara said: “People come for a ladder and stay for the evening.”"
    assert said.by == "Jon Abara, head of repairs"


def test_words_without_their_speaker_are_not_spoken() -> None:
    assert unattributed('"We would rather have it wait on a shelf."')
    assert not unattributed("He calls it “a shelf for everybody” and means it.")
    assert quotation_in('"We would rather have it wait on a shelf that all can reach," she said.') is None


@pytest.mark.parametrize(
    ("item", "row"),
    [
        ("Fewer layers of technology.", "Fewer layers of technology"),
        ("Machine learning — the application of AI that lets computers learn", "Machine learning"),
        ("a long item that goes on and on without any place to stop at all", ""),
    ],
)
def test_a_line_of_a_list_is_complete_or_not_shown(item: str, row: str) -> None:
    assert complete(item) == row


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Leave it for 12 to 18 hours.", "12 to 18", "hours"),
        ("Satisfaction with the new desk is trending over 95%.", "Over 95%", "Satisfaction"),
        ("They issued more than $90 million in tax refunds.", "More than $90 million", "in tax refunds"),
        ("A grant of $48,000 paid for it.", "$48,000", "grant"),
    ],
)
def test_a_figure_says_what_it_counts_wherever_that_stands(text: str, value: str, unit: str) -> None:
    figure = figure_in([Line(text)])

    assert figure is not None
    assert (figure.value, figure.unit) == (value, unit)


def test_old_and_new_are_set_side_by_side(ferry: ScriptDraft) -> None:
    rows = [scene.visual.items for scene in ferry.scenes if scene.visual.layout is Layout.COMPARISON]

    assert rows == [("Old | New", "Crew of four people | Crew of two people")]


def test_a_quotation_is_seen_as_one_with_its_speaker(ferry: ScriptDraft) -> None:
    told = [scene for scene in ferry.scenes if "Olga Reis said" in scene.narration]

    for scene in told:
        assert scene.visual.layout is Layout.QUOTE
        assert scene.visual.attribution == "Olga Reis, mayor of the town"


def test_no_layout_comes_twice_in_a_row(ferry: ScriptDraft) -> None:
    assert all(left.visual.layout is not right.visual.layout for left, right in pairwise(ferry.scenes))


def test_every_scene_has_words_to_find_footage_by(ferry: ScriptDraft) -> None:
    for scene in ferry.scenes:
        assert scene.visual.query
        assert not any(letter.isdigit() for letter in scene.visual.query)


def test_a_list_that_is_spoken_of_is_shown_in_full() -> None:
    body = """You need three tools for the bench, and only one hour.

## Tools

- A saw
- A drill
- A spirit level

## Cut the boards

Cut the boards to the same length. A board that is too short makes a bench that rocks.

## Drill the holes

Drill the holes before you screw. Wood that is not drilled splits at the end.

## Screw it together

Screw the legs on first. Turn the bench over and check it with the spirit level.
"""
    opening = script_of(parsed(body, "title: How to build a bench")).scenes[0]

    assert opening.narration == "You need three tools for the bench, and only one hour."
    assert opening.visual.items == ("A saw", "A drill", "A spirit level")
