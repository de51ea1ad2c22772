"""Words of any script before they are set."""

import pytest

from render_cluster.caption.text import LONGEST_WORD, cleaned, joined, may_part, spaced, tears_number


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\u202eb\u202c\u2066c\u2069\u200fd", "abcd"),
        ("nul\x00 bell\x07\r\n tab\t", "nul bell tab"),
        ("soft\u00adhyphen\u200b\u2060\ufeff", "softhyphen"),
        ("private\ue000 lone\ud800 none\U0010fffe", "private lone none"),
        ("Z\u0338\u0327\u0335\u0315\u0321a", "Z\u0338\u0335a"),
        ("क्षत्रिय", "क्षत्रिय"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("🏴\U000e0067\U000e007f", "🏴\U000e0067\U000e007f"),
        ("x\U000e0061y", "xy"),
        ("e\u0301", "é"),
        ("   ", ""),
    ],
)
def test_what_is_no_text_is_dropped(given: str, kept: str) -> None:
    assert cleaned(given) == kept


def test_a_monster_of_a_word_ends() -> None:
    assert len(cleaned("a" * 1_000_000)) == LONGEST_WORD
    assert len(cleaned("a" + "\u0301" * 1_000_000)) < 5


@pytest.mark.parametrize(
    ("before", "after", "space"),
    [
        ("夜間バッ", "チは", False),
        ("全体の", "API", True),
        ("밤에", "95분이", True),
        ("よ", "🚀", True),
        ("long-", "\u2060tail", False),
        ("مرحبا", "بالعالم", True),
    ],
)
def test_a_space_stands_only_where_the_script_has_one(before: str, after: str, space: bool) -> None:  # noqa: FBT001 - a case
    assert spaced(before, after) is space


def test_words_join_to_what_was_written() -> None:
    assert joined(["夜間バッ", "チは", "95", "long-", "\u2060tail"]) == "夜間バッチは 95 long-tail"


@pytest.mark.parametrize(
    ("before", "after", "torn"),
    [
        ("95", "minutes,", True),
        ("3.2", "million", True),
        ("1.200,50", "€", True),
        ("$", "90", True),
        ("No.", "5", True),
        ("10", "000", True),
        ("95", "people", False),
        ("it", "minutes", False),
    ],
)
def test_numbers_and_units_belong_together(before: str, after: str, torn: bool) -> None:  # noqa: FBT001 - a case
    assert tears_number(before, after) is torn


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    assert not may_part("終わった", "」と")
    assert not may_part("「", "それ")
    assert may_part("それ", "「で")
