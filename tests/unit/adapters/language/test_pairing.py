"""What two sentences are one thought, what was said before, and what is no whole sentence."""

import pytest

from adapters.language.offline.english import ENGLISH
from adapters.language.offline.judging import faults_of
from adapters.language.offline.on_screen import clipped, key_phrase
from adapters.language.offline.repeats import same
from adapters.language.offline.shortening import shorten
from adapters.language.offline.study import study
from tests.support.reading import parsed

ASSISTANT = parsed(
    """Agencies have used software for years. Some of it talks.

The student office runs a chat program called Robin. In two years, Robin has answered 2.6 million questions.
""",
    "title: Software that talks",
)


def test_a_fact_about_somebody_is_told_with_the_sentence_that_names_him() -> None:
    read = study(ASSISTANT)

    leaning = next(sentence for sentence in read.sentences if sentence.text.startswith("In two years"))
    assert not leaning.speakable()
    assert [pair.text for pair in read.pairs] == [
        "The student office runs a chat program called Robin. In two years, Robin has answered 2.6 million questions."
    ]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("A counter under River Street logs every bicycle.", "A counter on River Street logged bicycles in one year."),
        ("In one year there were 412,306 of all kinds.", "It logged 412,306 bicycles."),
    ],
)
def test_the_same_thing_in_other_words_is_not_said_again(text: str, before: str) -> None:
    assert same(text, [before])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Because we used the account to grant access.", "half"),
        ("Between March and May it logged nine of them.", "points_back"),
        ("I think the meeting can do without them.", "points_back"),
        ("Work: 5 minutes · Wait: 14 hours", "debris"),
    ],
)
def test_what_leans_on_other_words_is_not_spoken_alone(text: str, fault: str) -> None:
    assert fault in faults_of(text, ENGLISH)


def test_a_concession_is_never_cut_off() -> None:
    text = "Critics say that numbers need charts, and they are right."

    assert shorten(text, ENGLISH) == text


def test_an_insertion_leaves_the_comma_behind_a_phrase() -> None:
    text = "Returning to the vision — the base of the whole strategy — we wanted to help users know their rights."

    assert shorten(text, ENGLISH) == "Returning to the vision, we wanted to help users know their rights."


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The library opens a lending room for tools.", "Lending room for tools"),
        ("A counter logs every bicycle.", "Counter"),
        ("A recent project began.", "Project began"),
    ],
)
def test_key_words_stop_before_a_verb_and_leave_out_what_says_nothing(text: str, phrase: str) -> None:
    assert key_phrase(study(ASSISTANT), text) == phrase


def test_a_title_that_is_too_long_keeps_its_first_half_whole() -> None:
    assert clipped("Content design for the new public site: writing for action and for all people") == (
        "Content design for the new public site"
    )
