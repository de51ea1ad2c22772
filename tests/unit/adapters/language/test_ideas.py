"""Ideas by rules: scores that can be checked, titles and descriptions in the author's own words."""

import pytest

from adapters.language.offline.ideas import PARTS, propose_idea
from application.contracts.article import Article
from domain.ideas.idea import TargetFormat
from tests.support.builders import a_channel
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


def test_the_score_is_the_sum_of_its_named_parts() -> None:
    idea = propose_idea(trees(), a_channel(), ())

    assert set(idea.score_parts) == set(PARTS)
    assert idea.score == pytest.approx(sum(idea.score_parts.values()), abs=0.001)
    assert 0 <= idea.score <= 1
    assert all(0 <= value <= PARTS[name] for name, value in idea.score_parts.items())


def test_a_wanted_topic_raises_the_score() -> None:
    wanted = propose_idea(trees(), a_channel(topics=()), ["trees"])
    unwanted = propose_idea(trees(), a_channel(topics=()), ["accounting"])

    assert wanted.score_parts["topic_fit"] > unwanted.score_parts["topic_fit"]
    assert wanted.score > unwanted.score


def test_a_younger_article_is_newer() -> None:
    old = propose_idea(parsed(TREES, "title: x\ndate: 2009-01-01"), a_channel(), ())

    assert propose_idea(trees(), a_channel(), ()).score_parts["novelty"] > old.score_parts["novelty"]


def test_title_tags_and_description_are_the_authors_own() -> None:
    idea = propose_idea(trees("excerpt: Shade makes the main road cooler and fuller."), a_channel(), ())

    assert idea.title == "Shade for the main road"
    assert idea.tags[:2] == ("trees", "city")
    assert idea.description == "Shade makes the main road cooler and fuller."


def test_the_format_comes_with_a_reason() -> None:
    many = "\n\n".join(f"## {n}. Plant a tree of kind {n}\n\nA tree of kind {n} gives shade." for n in range(1, 12))
    carousel = propose_idea(parsed(f"There are many trees.\n\n{many}", "title: Eleven trees"), a_channel(), ())

    assert carousel.target_format is TargetFormat.CAROUSEL
    assert "11 things" in carousel.format_reason
    assert propose_idea(trees(), a_channel(), ()).target_format is TargetFormat.SHORT
