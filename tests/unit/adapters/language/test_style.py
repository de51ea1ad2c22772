"""The offline writer keeps a style guide as far as rules can; a model is told all of it."""

from dataclasses import replace

import pytest

from adapters.language.offline.scripts import write_script
from adapters.language.openai.prompts import style_rules
from domain.scripts.quality.prose import sentences, words
from domain.tenancy.channel import BrandStyle, Channel
from domain.tenancy.style import Narrator, Person, StyleGuide
from tests.support.builders import a_channel
from tests.support.model_stub import ARTICLE
from tests.support.reading import parsed

OURS = parsed(
    """
We planted 212 trees along the main road two years ago. The trees cool the road by nine degrees in the afternoon.

Shops near the trees sell more lemonade than the others do. We asked 300 visitors why they stay so long in the street.

Most visitors name the shade before they name the shops. Our gardeners water each tree once a week in dry months.

The roots grow in boxes of gravel and leave the pavement alone. Nobody has stumbled over a root since the first tree.
""",
    "title: Shade for the main road",
)
TREES = parsed(ARTICLE, "title: Shade for the main road\ntags: [trees]")


def a_branded(style: StyleGuide | None = None, **brand: object) -> Channel:
    channel = a_channel()
    changed: BrandStyle = replace(channel.brand, style=style or StyleGuide(), **brand)  # type: ignore[arg-type]
    return replace(channel, brand=changed)


def spoken(channel: Channel) -> list[str]:
    return [scene.narration for scene in write_script("", OURS, channel).scenes]


def test_an_article_of_ours_may_say_we_and_one_of_others_is_told_without() -> None:
    ours, theirs = spoken(a_branded()), spoken(a_branded(StyleGuide(narrator=Narrator.REPORT)))

    assert "we" in {word.lower() for text in ours for word in words(text)}
    assert not {"we", "our"} & {word.lower() for text in theirs for word in words(text)}


def test_banned_words_are_not_taken_from_the_article() -> None:
    said = " ".join(spoken(a_branded(banned_words=("lemonade", "Shade"))))

    assert "lemonade" not in said.lower()


def test_no_sentence_is_longer_than_the_guide_wants() -> None:
    said = [sentence for text in spoken(a_branded(StyleGuide(sentence_words=11))) for sentence in sentences(text)]

    assert max(len(words(sentence)) for sentence in said) <= 11


def test_last_words_are_the_brands_own_else_one_of_its_calls() -> None:
    calls = StyleGuide(calls_to_action=("Follow us for shade.", "Plant a tree."))

    assert spoken(a_branded(calls))[-1] in calls.calls_to_action
    assert spoken(a_branded(calls, call_to_action="Come and sit."))[-1] == "Come and sit."


def test_an_article_that_says_everything_of_a_we_is_still_told() -> None:
    we = parsed("We plant trees in spring. We water them.\n\nWe sell lemonade. We rest in winter.", "title: We")
    script = write_script("", we, a_branded(StyleGuide(narrator=Narrator.REPORT)))

    assert len(script.scenes) >= 3


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (StyleGuide(narrator=Narrator.REPORT), "somebody else's"),
        (StyleGuide(person=Person.YOU), "“you”"),
        (StyleGuide(tone_words=("plain", "warm")), "plain · warm"),
        (StyleGuide(required_words=("shade",)), "shade"),
        (StyleGuide(sample_lines=("Sit down.",)), "Sit down."),
        (StyleGuide(sentence_words=14, reading_level=7), "At most 14 words in a sentence, readable in school grade 7"),
    ],
)
def test_a_model_is_told_the_whole_guide(style: StyleGuide, told: str) -> None:
    assert told in style_rules(a_branded(style).brand)
