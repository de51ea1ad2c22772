"""Lines of mixed directions, as UAX 9 orders them."""

import pytest

from render_cluster.bidi import mostly_from_right, reads_from_right, visual

HE, WAW = "אבגד", "הוז"


@pytest.mark.parametrize(
    ("text", "rtl", "pieces"),
    [
        (f"{HE} Microsoft Office 365 {WAW}", True, [f" {WAW}", "Microsoft Office 365", f"{HE} "]),
        (f"{HE} 95% {WAW} 10,000", True, ["10,000", f" {WAW} ", "95%", f"{HE} "]),
        (f"see {HE} 365 {WAW} now", False, ["see ", f" {WAW}", "365", f"{HE} ", " now"]),
        (f"{HE} (abc) {WAW}.", True, [f") {WAW}.", "abc", f"{HE} ("]),
        ("abc.", True, [".", "abc"]),
        ("abc.", False, ["abc."]),
        ("", True, []),
    ],
)
def test_stretches_come_from_left_to_right(text: str, rtl: bool, pieces: list[str]) -> None:  # noqa: FBT001 - a case
    assert [text[part.start : part.end] for part in visual(text, rtl=rtl)] == pieces


def test_an_accent_goes_with_its_letter() -> None:
    assert [(part.start, part.end, part.rtl) for part in visual("a\u0301", rtl=True)] == [(0, 2, False)]


def test_most_words_tell_the_direction_of_a_line_and_the_first_one_decides_a_tie() -> None:
    assert mostly_from_right([HE, WAW, "abc"])
    assert mostly_from_right([HE, "abc", "12"])
    assert not mostly_from_right(["abc", HE])
    assert not mostly_from_right(["12", "..."])


def test_the_first_letter_tells_the_direction() -> None:
    assert reads_from_right(f"12 {HE} abc")
    assert not reads_from_right("12 abc")
