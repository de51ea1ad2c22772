"""Which kind of article it is, and which moments its script then has."""

import pytest

from adapters.language.offline.article_types import type_of
from adapters.language.offline.counting import ArticleType, counting
from adapters.language.offline.scripts import write_script
from adapters.language.offline.study import study
from application.contracts.article import Article
from application.ports.script_writer import ScriptDraft
from domain.scripts.scene import Layout
from tests.support.builders import a_channel
from tests.support.reading import parsed

NEWS = parsed(
    """The town council opened the new swimming bath on Saturday, after two years of work.

The bath has 6 lanes and room for 340 guests at a time. It is open every day.

"Children here learned to swim in the river, and some never did," said Ada Rowe, head of the swimming club.

The building needs 40% less energy than the old one. Its roof carries 220 solar panels.

Lessons for adults will start in September, on two evenings a week.
""",
    "title: The town opens its new swimming bath",
)
DATA = parsed(
    """A count of 1,240 lunches shows what pupils throw away. Half a tray is normal.

## Vegetables come back

Of the vegetables 42% came back uneaten, and of the bread 8%. The share was higher than on any other day on Fridays.

## Time matters

Pupils who had 30 minutes threw away 12% of the lunch. Pupils who had 15 minutes threw away 31%.
Food stays on the tray because the bell rings, not because it tastes bad.

## What the kitchen changed

The kitchen moved the break by 10 minutes. Waste fell from 31% to 14% in 4 weeks.

## What was not counted

Drinks were not counted, and 3 of 20 days are missing.
""",
    "title: What 1,240 school lunches leave behind",
)
OPINION = parsed(
    """Offices should let people open a window again. I think it is the cheapest comfort there is.

## Air is not a luxury

A window costs nothing to open. People must ask nobody when they need air.

## Machines are loud

A fan that never stops is work for the ears. Offices should be quiet before they are cool.

## Some people say it wastes heat

Critics say an open window wastes heat, and in January they are right. Five minutes lose less than people fear.

## Try it in spring

You should start in April. Nobody will want the sealed window back.
""",
    "title: Let the office open its windows",
)
CASE = parsed(
    """Our newsletter reached 4,000 people, and few of them read it. We did not know why.

## What was wrong

We asked 40 readers. The problem was hard to see from the desk: nobody reads on Monday morning.

## What we tried

We moved the letter to Thursday. We cut it from 12 parts to 3. We wrote the first line last.

## What came of it

Now the share of readers rose from 18% to 41%. We saved six hours a week.
""",
    "title: The newsletter that nobody read",
)
KINDS = {
    ArticleType.ANNOUNCEMENT: NEWS,
    ArticleType.DATA: DATA,
    ArticleType.OPINION: OPINION,
    ArticleType.CASE: CASE,
}


def script_of(article: Article) -> ScriptDraft:
    return write_script(article.title, article, a_channel())


def told(article: Article) -> str:
    return " ".join(scene.narration for scene in script_of(article).scenes)


def kind_of(article: Article) -> ArticleType:
    read = study(article)
    return type_of(read, counting(read))


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_an_article_is_seen(kind: ArticleType) -> None:
    assert kind_of(KINDS[kind]) is kind


def test_an_announcement_has_a_figure_a_voice_and_what_comes_next() -> None:
    script = script_of(NEWS)
    said = told(NEWS)

    assert script.scenes[0].narration == "The town opens its new swimming bath."
    assert "340 guests" in said
    assert "Ada Rowe said:" in said
    assert "will start in September" in said
    assert Layout.QUOTE in {scene.visual.layout for scene in script.scenes}


def test_a_story_of_figures_opens_with_one_and_says_why() -> None:
    script = script_of(DATA)

    assert any(letter.isdigit() for letter in script.scenes[0].narration)
    assert "because the bell rings" in told(DATA)
    assert "31% to 14%" in told(DATA)


def test_an_opinion_hears_the_other_side() -> None:
    assert "Critics say an open window wastes heat" in told(OPINION)


def test_a_case_ends_in_its_result() -> None:
    assert "18% to 41%" in told(CASE)


def test_four_ingredients_are_no_four_headings_and_the_method_is_told_in_steps() -> None:
    body = """You need three ingredients and a bowl. The soup is ready in 20 minutes.

## Ingredients

- Two onions
- A litre of broth
- Salt

## Method

1. Chop the onions. Small pieces cook faster than large ones.
2. Fry them in a pot. Stir until they smell sweet, about 5 minutes.
3. Add the broth. Let it boil for ten minutes, then add salt.

## How long it keeps

The soup keeps for two days in the fridge.
"""
    soup = parsed(body, "title: Onion soup in 20 minutes")

    assert kind_of(soup) is ArticleType.HOWTO
    for step in ("Chop the onions.", "Fry them in a pot.", "Add the broth."):
        assert step in told(soup)


def test_a_round_up_tells_figures_and_names_what_they_are_about() -> None:
    parts = [
        f"## {name}\n\n### What\n\n{what}\n\n### When\n\nThe {name} launched in March 2024.\n\n### Impact\n\n{impact}\n"
        for name, what, impact in (
            ("River Portal", "It shows the level of the river.", "Anglers opened the page 14,200 times in a month."),
            ("Bus Board", "It tells when the bus comes.", "Waiting at the stop fell by 12%."),
            ("Tree Map", "It lists the trees of the town.", "People added 3,100 trees to it."),
        )
    ]
    body = "Here are three launches of this year. Each one began as a question.\n\n" + "\n".join(parts)
    said = told(parsed(body, "title: Our year of launches"))

    assert "River Portal: anglers opened the page 14,200 times" in said
    assert "Bus Board: waiting at the stop fell by 12%." in said
    assert "launched in March" not in said


def test_a_title_that_counts_is_what_the_close_offers() -> None:
    parts = "".join(f"## {n}. {head}\n\n{text}\n\n" for n, head, text in STEPS)
    script = script_of(parsed(f"Bread is patient. People are not.\n\n{parts}", "title: Three rules for patient bread"))

    assert script.scenes[-1].narration == "All three rules in full: the link is in the description."


STEPS = (
    (1, "Weigh everything", "A cup is a guess. A scale is right to the gram every time."),
    (2, "Wait for the dough", "Time makes more flavour than any machine can make."),
    (3, "Heat the oven early", "A cold oven makes a flat loaf. Give it 30 minutes."),
)
