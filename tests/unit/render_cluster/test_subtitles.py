"""The caption files."""

import pytest

from render_cluster.plan import Subtitle
from render_cluster.spec import SpokenWord
from render_cluster.subtitles import LONGEST, srt, subtitles, vtt


def test_a_line_ends_with_its_sentence_and_is_not_too_long() -> None:
    text = "Rows wait. Columns are read all at once, which is why a very long sentence must be cut at some good place."
    said = [SpokenWord(text=word, start_sec=i * 0.3, end_sec=i * 0.3 + 0.25) for i, word in enumerate(text.split())]
    found = subtitles(said, offset_sec=10, end_sec=99)

    assert found[0].text == "Rows wait."
    assert " ".join(line.text for line in found) == text
    assert all(len(line.text) <= LONGEST for line in found)
    assert found[0].start_sec == 10


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


def test_srt_is_numbered_and_never_overlaps() -> None:
    lines = [Subtitle(start_sec=0.5, end_sec=2.3, text="one"), Subtitle(start_sec=2, end_sec=3_661.25, text="two")]

    assert srt(lines) == "1\n00:00:00,500 --> 00:00:02,000\none\n\n2\n00:00:02,000 --> 01:01:01,250\ntwo\n"


def test_text_cannot_become_markup_or_a_cue() -> None:
    lines = [Subtitle(start_sec=0, end_sec=1, text="a <b> & c\n\n00:00:01.000 --> 00:00:02.000 x")]

    assert vtt(lines) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na &lt;b&gt; &amp; c 00:00:01.000 → 00:00:02.000 x\n"
    )
