"""Caption pages and their states."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from render_cluster.caption.cutting import parts_of
from render_cluster.caption.text import GLUE, joined
from render_cluster.cues import FLASH_SEC, WEAK, Page, Paging, pages, states
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
    found = [word for page in pages([word], lambda w: len(joined(list(w))) < 6) for word in page]

    assert joined([part.text for part in found]) == word.text
    assert all(len(part.text.lstrip(GLUE)) < 6 for part in found)
    assert found[0].start_sec == 0
    assert found[-1].end_sec == 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Donaudampfschifffahrt", ["Donaudampf-", "schifffahrt"]),
        ("example.com/a/long/path", ["example.com/", "a/long/path"]),
        ("👨\u200d👩\u200d👧👨\u200d👩\u200d👧", ["👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"]),
        ("データベー。ース", ["データ", "ベー。ース"]),
    ],
)
def test_a_long_word_is_cut_at_a_good_place_and_never_inside_a_cluster(text: str, parts: list[str]) -> None:
    word, longest = SpokenWord(text=text, start_sec=0, end_sec=1), max(map(len, parts))
    found = parts_of(word, lambda words: len(words[0].lstrip(GLUE)) <= longest and words[0] != text)

    assert [part.text.lstrip(GLUE) for part in found] == parts


def test_a_number_stays_with_its_unit_and_its_currency() -> None:
    said = "They moved 20 million rows within 95 minutes and paid € 1,200 for all of it in the end"
    found = _texts(pages(_said(said), _always))

    assert not [page for page in found if page[-1] in {"20", "95", "€"}]


def test_no_page_begins_with_a_closing_sign() -> None:
    words = [
        SpokenWord(text=text, start_sec=i * 0.4, end_sec=i * 0.4 + 0.4)
        for i, text in enumerate("あいうえ、かきく」けこ")
    ]

    assert not [page for page in _texts(pages(words, _always)) if page[0] in "、」"]


def test_no_page_flashes_by_even_where_punctuation_would_part_it() -> None:
    said = [
        SpokenWord(text=text, start_sec=i * 0.12, end_sec=i * 0.12 + 0.1)
        for i, text in enumerate(["No,", "no,", "no!", "Never,", "ever."] * 4)
    ]
    found = states(pages(said, _always), voice_first=0, frames=200, fps=30)
    begins = [state.first for state in found if state.active == 0]

    assert len(begins) > 4
    assert min(other - one for one, other in pairwise([*begins, found[-1].end])) / 30 >= FLASH_SEC - 1 / 30


def test_pages_of_two_lines_hold_more_and_may_run_over_a_comma() -> None:
    text = "Columns, on the other hand, are read all at once in one go, which is why it matters"
    found = _texts(pages(_said(text), lambda words: len(words) <= 12, Paging(14, 1.6, 2.8)))

    assert [len(page) for page in found] != [len(page) for page in _texts(pages(_said(text), _always))]
    assert all(5 <= len(page) <= 12 for page in found)


def test_times_that_go_back_are_put_in_order() -> None:
    said = [SpokenWord(text="a", start_sec=0.5, end_sec=0.4), SpokenWord(text="b", start_sec=0.2, end_sec=0.9)]

    assert [(word.start_sec, word.end_sec) for page in pages(said, _always) for word in page] == [
        (0.5, 0.5),
        (0.5, 0.9),
    ]


def test_a_state_knows_when_its_word_has_been_said() -> None:
    said = [SpokenWord(text="now", start_sec=0, end_sec=0.3), SpokenWord(text="then", start_sec=3, end_sec=3.3)]

    assert [state.spoken for state in states(pages(said, _always), voice_first=3, frames=200, fps=30)] == [12, 102]


def test_a_whole_page_is_one_state() -> None:
    (state,) = states(pages(_said("one two three"), _always), voice_first=0, frames=90, fps=30, whole=True)

    assert (state.words, state.first, state.end) == (("one", "two", "three"), 0, 34)


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
