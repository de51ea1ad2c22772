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
