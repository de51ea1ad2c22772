"""The caption files, read back as players read them."""

import html
import re
from itertools import pairwise

import pytest

from render_cluster.caption.text import width_of
from render_cluster.plan import Subtitle
from render_cluster.spec import SpokenWord
from render_cluster.subtitles import LONGEST_ROW, SIGNS_A_SEC, srt, subtitles, vtt

TEXT = (
    "Rows wait for you. Columns, on the other hand, are read all at once, which is why a very long sentence must be "
    "cut at some good place, and nobody who has read 20 million rows in 95 minutes wants to go back. Yes."
)
_TIME = r"(\d\d):(\d\d):(\d\d)[.,](\d{3})"


def test_cues_hold_all_words_in_order_and_rows_are_short() -> None:
    found = subtitles(_said(TEXT), offset_sec=10, end_sec=99)

    assert " ".join(" ".join(line.text for line in found).split()) == TEXT
    assert all(len(line.text.split("\n")) <= 2 for line in found)
    assert all(width_of(row) <= LONGEST_ROW for line in found for row in line.text.split("\n"))
    assert found[0].text == "Rows wait for you."
    assert found[0].start_sec == 10


def test_nothing_said_gives_no_cue_and_files_without_one() -> None:
    assert subtitles((), 0, 9) == []
    assert vtt([]) == "WEBVTT\n"
    assert srt([]) == ""


def test_no_row_ends_on_an_article_or_tears_a_number_from_its_unit() -> None:
    ends = [row.split()[-1] for line in subtitles(_said(TEXT), 0, 99) for row in line.text.split("\n")]

    assert not {"a", "the", "to", "in", "at", "20", "95"} & set(ends)


def test_two_rows_have_about_the_same_length() -> None:
    pairs = [line.text.split("\n") for line in subtitles(_said(TEXT), 0, 99) if "\n" in line.text]

    assert pairs
    assert all(0.5 < len(upper) / len(lower) < 2 for upper, lower in pairs)


def test_what_is_said_fast_stays_as_long_as_it_takes_to_read() -> None:
    quick = [
        *_said("Quickly spoken, hardly understood.", each=0.1),
        SpokenWord(text="Later.", start_sec=9, end_sec=9.4),
    ]
    first, _ = subtitles(quick, 0, 20)

    assert first.end_sec - first.start_sec >= len(first.text) / SIGNS_A_SEC


def test_no_cue_outlasts_its_scene_or_meets_the_next_one() -> None:
    found = subtitles(_said(TEXT), offset_sec=10, end_sec=18)

    assert all(one.end_sec <= other.start_sec for one, other in pairwise(found))
    assert found[-1].end_sec <= 18


def test_an_address_is_not_torn() -> None:
    address = "https://example.com/" + "a-very-long-path/" * 5

    assert subtitles(_said(f"See {address} now."), 0, 9)[1].text == address


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (("夜間バッ", "チは95分", "かかった。"), "夜間バッチは95分かかった。"),
        (("밤에", "95분이", "걸렸다."), "밤에 95분이 걸렸다."),
        (("全体の", "API", "です。"), "全体の API です。"),
    ],
)
def test_only_scripts_with_spaces_get_spaces(pieces: tuple[str, ...], line: str) -> None:
    said = [SpokenWord(text=text, start_sec=i * 0.3, end_sec=i * 0.3 + 0.25) for i, text in enumerate(pieces)]

    assert [each.text for each in subtitles(said, offset_sec=0, end_sec=9)] == [line]


def test_wide_signs_take_two_columns_of_a_row() -> None:
    said = [SpokenWord(text="数据库等待着", start_sec=i, end_sec=i + 1) for i in range(12)]
    rows = [row for line in subtitles(said, 0, 99, "zh") for row in line.text.split("\n")]

    assert max(map(len, rows)) <= LONGEST_ROW // 2


def test_rows_that_are_read_from_the_right_say_so_even_if_they_begin_with_latin() -> None:
    (line,) = subtitles(_said("Oracle لا تنتظر أحدا."), 0, 9, "ar")

    assert line.text == "\u200fOracle لا تنتظر أحدا."


def test_srt_is_numbered_and_never_overlaps() -> None:
    lines = [Subtitle(start_sec=0.5, end_sec=2.3, text="one"), Subtitle(start_sec=2, end_sec=3_661.25, text="two")]

    assert srt(lines) == "1\n00:00:00,500 --> 00:00:02,000\none\n\n2\n00:00:02,000 --> 01:01:01,250\ntwo\n"


def test_webvtt_names_its_language_and_no_other_header() -> None:
    line = Subtitle(start_sec=0, end_sec=1, text="one")

    assert vtt([line], "de-AT").startswith("WEBVTT\nKind: captions\nLanguage: de-AT\n\n00:00:00.000 --> ")
    assert vtt([line], "x\n\n00:00").startswith("WEBVTT\n\n00:00:00.000 --> ")


def test_text_cannot_become_markup_or_a_cue() -> None:
    lines = [Subtitle(start_sec=0, end_sec=1, text="a <b> & c\n\n00:00:01.000 --> 00:00:02.000 x")]

    assert vtt(lines) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na &lt;b&gt; &amp; c\n00:00:01.000 → 00:00:02.000 x\n"
    )


def test_commands_of_players_are_text() -> None:
    (line,) = subtitles(_said("{\\an8}Use <b> and <i/> if 1 < 2 & 3 --> 4 \u202eback\x00"), 0, 9)

    assert line.text == "(\\an8}Use ‹b> and ‹i/>\nif 1 < 2 & 3 → 4 back"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_files_say_the_same_when_read_back(language: str) -> None:
    lines = subtitles(_said(TEXT + " R&D <b>bold</b> 1 < 2."), offset_sec=0.1, end_sec=60, language=language)
    wanted = [(round(line.start_sec, 3), line.text) for line in lines]
    from_srt = [(begin, text) for begin, _, text in _cues(srt(lines))]
    from_vtt = [(begin, html.unescape(text)) for begin, _, text in _cues(vtt(lines, language))]

    assert from_srt == from_vtt == wanted
    for text in (srt(lines), vtt(lines, language)):
        assert all(begin < end for begin, end, _ in _cues(text))
        assert all(one[1] <= other[0] for one, other in pairwise(_cues(text)))
        assert text.encode().startswith((b"WEBVTT", b"1\n"))


def _cues(text: str) -> list[tuple[float, float, str]]:
    """As players do: blocks by empty lines; a line with an arrow has the times, what follows is shown."""
    found = []
    for block in re.split(r"\n\n+", text.strip()):
        match = re.search(rf"^{_TIME} --> {_TIME}\n(.*)\Z", block, re.MULTILINE | re.DOTALL)
        if match:
            found.append((_seconds(match.groups()[:4]), _seconds(match.groups()[4:8]), match[9]))
    return found


def _seconds(parts: tuple[str, ...]) -> float:
    hours, minutes, seconds, thousandths = map(int, parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _said(text: str, each: float = 0.3) -> list[SpokenWord]:
    return [SpokenWord(text=t, start_sec=i * each, end_sec=(i + 0.9) * each) for i, t in enumerate(text.split())]
