"""Ideas by rules: scores that can be checked, titles and descriptions in the author's own words."""

from adapters.language.offline.ideas import propose_idea
from application.contracts.article import Article
from domain.ideas.idea import TargetFormat
from tests.support.reading import parsed

TREES = """The city planted 212 trees along the main road. The pavement under them is 9 degrees cooler.

## Keep the shade

Shade lowers the temperature of the pavement. People stay longer and buy more in the shops.

## Water the trees

A young tree needs 80 litres of water a week. Neighbours water the trees in the first two summers.

## Plan the next street

The next street follows in autumn. The city has set aside 40,000 dollars for that.
"""


def trees(head: str = "") -> Article:
    return parsed(TREES, f"title: Shade for the main road\ndate: 2026-10-01\ntags: [trees, city]\n{head}")


def test_what_an_article_can_show_is_counted_and_said() -> None:
    rich, poor = (
        propose_idea(trees()),
        propose_idea(parsed("Trees give shade to people in the city. Nobody counts the trees.", "title: Shade")),
    )

    assert rich.evidence.value > poor.evidence.value
    assert rich.evidence.reason.endswith("figures to show.")
    assert poor.evidence.reason == "No figure, picture, table or quote to show."


def test_more_sentences_that_can_be_spoken_fit_the_format_better() -> None:
    rich, poor = (
        propose_idea(trees()),
        propose_idea(parsed("Trees give shade to people in the city. Nobody counts the trees.", "title: Shade")),
    )

    assert 0 < poor.format_fit.value < rich.format_fit.value <= 1
    assert "can be spoken as they are" in rich.format_fit.reason


def test_title_tags_and_description_are_the_authors_own() -> None:
    idea = propose_idea(trees("excerpt: Shade makes the main road cooler and fuller."))

    assert idea.title == "Shade for the main road"
    assert idea.tags[:2] == ("trees", "city")
    assert idea.description == "Shade makes the main road cooler and fuller."


def test_the_format_comes_with_a_reason() -> None:
    many = "\n\n".join(f"## {n}. Plant a tree of kind {n}\n\nA tree of kind {n} gives shade." for n in range(1, 12))
    carousel = propose_idea(parsed(f"There are many trees.\n\n{many}", "title: Eleven trees"))

    assert carousel.target_format is TargetFormat.CAROUSEL
    assert "11 things" in carousel.format_reason
    assert propose_idea(trees()).target_format is TargetFormat.SHORT
