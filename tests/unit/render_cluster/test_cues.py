"""Caption pages and their states."""

from collections.abc import Sequence
from itertools import pairwise

from render_cluster.cues import WEAK, Page, pages, states
from render_cluster.spec import SpokenWord


def test_every_word_is_there_once_and_in_order() -> None:
    text = "The database waits for nobody, and the new release of the engine shows it very clearly to all of us."

    assert [word.text for page in pages(_said(text), _always) for word in page] == text.split()


def test_pages_have_at_most_four_words_and_end_at_punctuation() -> None:
    found = _texts(pages(_said("Rows wait. Columns, on the other hand, are read all at once in one go."), _always))

    assert all(len(page) <= 4 for page in found)
    assert found[0] == ["Rows", "wait."]
    assert found[1] == ["Columns,"]


def test_a_clause_may_be_as_long_as_it_likes() -> None:
    words = _said("on " * 3000)

    assert sum(map(len, pages(words, _always))) == 3000


def test_no_page_ends_on_an_article_or_preposition_within_a_clause() -> None:
    text = "A part of the plan is a list of the things that we do in the morning with all of the people from the office"
    found = _texts(pages(_said(text), _always))

    assert not [page for page in found[:-1] if page[-1].lower() in WEAK]


def test_a_line_that_does_not_fit_is_broken_earlier() -> None:
    found = _texts(
        pages(_said("Extraordinarily complicated circumstances everywhere"), lambda w: len(" ".join(w)) < 20)
    )

    assert found == [["Extraordinarily"], ["complicated"], ["circumstances"], ["everywhere"]]


def test_a_word_wider_than_the_line_is_cut_and_its_parts_share_its_time() -> None:
    word = SpokenWord(text="数据库等待着所有的人们", start_sec=0, end_sec=2)
    found = [word for page in pages([word], lambda w: len("".join(w)) < 6) for word in page]

    assert "".join(part.text for part in found) == word.text
    assert all(len(part.text) < 6 for part in found)
    assert found[0].start_sec == 0
    assert found[-1].end_sec == 2


def test_states_follow_the_words_without_gap_or_overlap() -> None:
    found = states(pages(_said("one two three four five six"), _always), voice_first=3, frames=100, fps=30)

    assert [state.active for state in found[:3]] == [0, 1, 2]
    assert all(one.end == other.first for one, other in pairwise(found))
    assert found[0].first == 3
    assert found[-1].end <= 100


def test_a_long_silence_takes_the_page_away() -> None:
    said = [SpokenWord(text="now", start_sec=0, end_sec=0.3), SpokenWord(text="then", start_sec=3, end_sec=3.3)]
    first, second = states(pages(said, _always), voice_first=0, frames=120, fps=30)

    assert first.end == round(0.6 * 30)
    assert second.first == 90


def _said(text: str) -> list[SpokenWord]:
    return [SpokenWord(text=word, start_sec=i * 0.3, end_sec=i * 0.3 + 0.25) for i, word in enumerate(text.split())]


def _texts(found: list[Page]) -> list[list[str]]:
    return [[word.text for word in page] for page in found]


def _always(_: Sequence[str]) -> bool:
    return True
