"""Content for several slides: nothing is lost, parts are alike, numbers and scales go on."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render_cluster.carousel.cutting import pieces, rows_of, texts_of
from render_cluster.carousel.fitting import letters
from render_cluster.look.order import CardContent

SENTENCE = "A retry is safe only when the second attempt cannot do what the first has done. "
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Z"))


@given(st.lists(st.text(SIGNS, min_size=1, max_size=12), min_size=1, max_size=60), st.integers(2, 12))
def test_pieces_say_all_of_a_text_in_its_order(words: list[str], count: int) -> None:
    text = " ".join(words)
    parts = pieces(text, count)

    assert letters("".join(parts)) == letters(text)
    assert len(parts) <= count
    assert all(parts)


def test_pieces_are_whole_sentences_if_these_are_enough() -> None:
    assert pieces(SENTENCE * 4, 2) == [(SENTENCE * 2).strip()] * 2


def test_a_long_sentence_is_parted_between_words() -> None:
    first, second = pieces("one two three four five six seven eight", 2)

    assert first.split() + second.split() == ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    assert abs(len(first) - len(second)) < 8


def test_what_has_no_spaces_is_parted_too() -> None:
    assert (
        "".join(pieces("再試行は二回目の試みが何もしないときだけ安全です", 3))
        == "再試行は二回目の試みが何もしないときだけ安全です"
    )


def test_a_list_goes_on_with_its_numbers_and_its_active_row() -> None:
    content = CardContent(layout="list", headline="Rules", items=tuple("abcdefg"), active=6)
    one, two = rows_of(content, 2)

    assert one.content.items + two.content.items == content.items
    assert (one.before, two.before) == (0, len(one.content.items))
    assert one.content.active == 0
    assert two.content.items[two.content.active - 1] == "f"


@pytest.mark.parametrize("layout", ["table", "comparison"])
def test_each_part_of_a_table_has_its_head(layout: str) -> None:
    items = ("Name | Size", *(f"{i} | {i * 10}" for i in range(7)))
    parts = rows_of(CardContent(layout=layout, items=items), 3)

    assert [part.content.items[0] for part in parts] == ["Name | Size"] * 3
    assert tuple(chain.from_iterable(part.content.items[1:] for part in parts)) == items[1:]


def test_bars_on_several_slides_have_one_scale() -> None:
    points = tuple((f"p{i}", float(i)) for i in range(8))
    parts = rows_of(CardContent(layout="bars", points=points), 2)

    assert tuple(chain.from_iterable(part.content.points for part in parts)) == points
    assert {part.beyond for part in parts} == {tuple(value for _, value in points)}


def test_the_lines_of_code_are_its_rows() -> None:
    parts = rows_of(CardContent(layout="code", items=("a\nb\nc", "d")), 2)

    assert [part.content.items for part in parts] == [("a", "b"), ("c", "d")]
    assert [part.before for part in parts] == [0, 2]


def test_a_quotes_source_stands_under_its_last_part() -> None:
    parts = texts_of(CardContent(layout="quote", headline=SENTENCE * 6, attribution="Somebody"), 3)

    assert [part.content.attribution for part in parts] == ["", "", "Somebody"]
    assert {part.content.layout for part in parts} == {"quote"}
