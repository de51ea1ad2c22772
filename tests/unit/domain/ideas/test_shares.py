"""The parts of an idea's score, each from plain facts, each with its reason."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.ideas.audience import Listeners, audience_fit
from domain.ideas.likeness import Likeness
from domain.ideas.novelty import held_because, novelty_share
from domain.ideas.performance import Record, performance_share
from domain.ideas.scoring import WEIGHTS, Share, scored
from domain.ideas.terms import keywords_of, terms_of
from domain.ideas.trends import Signal, trend_share
from domain.shared.ids import IdeaId, SourceId
from tests.support.builders import NOON

TREES = keywords_of("Trees cool the road", "", "Trees shade the pavement of the city. Trees drink water.")


def a_match(similarity: float) -> Likeness:
    return Likeness(idea_id=IdeaId(uuid4()), title="Shade", similarity=similarity, why="")


def a_signal(title: str, days: float = 0, weight: float = 1) -> Signal:
    source = SourceId(uuid4())
    return Signal(
        id=uuid4(),
        source_id=source,
        title=title,
        weight=weight,
        url=f"https://a/{title}",
        at=NOON - timedelta(days=days),
    )


def trend(*signals: Signal, url: str = "") -> float:
    return trend_share(TREES, signals, NOON, url, NOON).value


def test_the_weights_are_one_together() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)


def test_the_score_stays_in_its_bounds_whatever_the_parts_say() -> None:
    assert scored(dict.fromkeys(WEIGHTS, Share(7, "x"))).total == pytest.approx(1)
    assert scored(dict.fromkeys(WEIGHTS, Share(-7, "x"))).total == 0


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The trees’ shade, and 12 roads", ["tree", "shade", "12", "road"]),
        ("Die Bäume der Straße", ["bäume", "strasse"]),
        ("街路樹は涼しい", ["街路", "路樹", "樹は", "は涼", "涼し", "しい"]),
        ("في المدينة أشجار", ["المدينة", "أشجار"]),
        ("", []),
    ],
)
def test_words_that_carry_are_found_in_any_language(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_younger_and_weightier_signals_that_fit_count_more_and_others_nothing() -> None:
    fresh, old, light = a_signal("City trees"), a_signal("City trees", days=6), a_signal("City trees", weight=0.1)

    assert trend(fresh) > trend(old) > trend(a_signal("Payment retries"))
    assert trend(fresh) > trend(light)
    assert trend(fresh, fresh) > trend(fresh)


def test_an_article_does_not_confirm_itself() -> None:
    own = a_signal("City trees")

    assert trend(own, url=own.url) < trend(own)


def test_one_word_in_common_is_no_trend() -> None:
    assert trend(a_signal("Water prices rise in towns")) == trend(a_signal("Payment retries"))


def fit(text: str = "Trees.", **listeners: object) -> Share:
    to = Listeners(**{"language": "en", **listeners})  # type: ignore[arg-type]  # fields by name
    return audience_fit(to, language="en", text=text, keywords=TREES)


def test_language_interests_and_region_each_raise_the_fit() -> None:
    assert fit().value > fit(language="de").value
    assert fit(wishes=("trees", "city")).value > fit(wishes=("trees", "tax")).value > fit(wishes=("tax",)).value
    assert fit(region="Berlin", text="In Berlin.").value > fit(region="Berlin").value
    assert "not the channel’s “de”" in fit(language="de").reason


def test_long_sentences_fit_the_young_less() -> None:
    long = "This is a sentence with a great many words in it which goes on and on and on until nobody listens any more."

    assert fit(long, age_band="13-17", oldest=17).value < fit("It is short.", age_band="13-17", oldest=17).value
    assert fit(long, age_band="25-60", oldest=60).value == fit(long).value


def test_what_did_well_on_the_subject_raises_the_expectation() -> None:
    other = [Record(title="Paying tax", tags=("tax",), views=views) for views in (90, 100, 110)]
    well, badly = (Record(title="Trees in the city", tags=(), views=views) for views in (400, 10))

    assert performance_share(TREES, [*other, well]).value > 0.7
    assert performance_share(TREES, [*other, badly]).value < 0.2
    assert performance_share(TREES, other).value == performance_share(TREES, []).value == 0.5
    assert "“Trees in the city”" in performance_share(TREES, [*other, well]).reason


def test_novelty_falls_with_likeness_to_nothing_for_a_duplicate() -> None:
    values = [novelty_share(a_match(likeness) if likeness else None).value for likeness in (0, 0.35, 0.5, 0.6, 0.9)]

    assert values == sorted(values, reverse=True)
    assert (values[0], values[-1]) == (1.0, 0.0)


def test_the_policy_may_decide_unless_a_reason_is_named() -> None:
    assert held_because(0.5, 0.5, a_match(0.5), ask_for_duplicates=True) == ""
    assert "below 0.60" in held_because(0.5, 0.6, None, ask_for_duplicates=True)
    assert "like “Shade”" in held_because(0.9, 0.0, a_match(0.9), ask_for_duplicates=True)
    assert held_because(0.9, 0.0, a_match(0.9), ask_for_duplicates=False) == ""
