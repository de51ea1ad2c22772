"""Transcripts out of captions."""

import pytest

from entrypoints.site.transcript import Line, transcript_of

CAPTIONS = """WEBVTT

1
00:00.000 --> 00:01.500 align:center
Three things <c.now>decide</c>

00:00:01.500 --> 00:00:03.250
a launch day.

NOTE a remark

01:02:03.004 --> 01:02:05.000
R&amp;D says
so
"""


def test_cues_become_sentences_with_their_first_second() -> None:
    assert transcript_of(CAPTIONS) == (
        Line(0.0, "Three things decide a launch day."),
        Line(3723.004, "R&D says so"),
    )


@pytest.mark.parametrize("text", ["", "WEBVTT", "no captions at all", "-->", "00:00.000 -->", "\x00\ud800"])
def test_what_is_no_caption_gives_no_line(text: str) -> None:
    assert transcript_of(text) == ()


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (("人工知能は私たちの", "生活を変えています。"), "人工知能は私たちの生活を変えています。"),
        (("这些数字，", "Python 也能算。"), "这些数字，Python 也能算。"),
        (("我们使用 Python", "编写程序。"), "我们使用 Python 编写程序。"),
        (("데이터는 기다리지", "않습니다."), "데이터는 기다리지 않습니다."),
        (("ข้อมูลไม่รอ", "ใคร"), "ข้อมูลไม่รอใคร"),
        (("البيانات لا تنتظر", "أحدا."), "البيانات لا تنتظر أحدا."),
    ],
)
def test_rows_and_cues_are_joined_as_their_script_is_written(rows: tuple[str, str], line: str) -> None:
    one_cue = f"WEBVTT\n\n00:00.000 --> 00:02.000\n{rows[0]}\n<i>{rows[1]}</i>\n"
    two_cues = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{rows[0]}\n\n00:01.000 --> 00:02.000\n{rows[1]}\n"

    assert transcript_of(one_cue) == transcript_of(two_cues) == (Line(0.0, line),)
