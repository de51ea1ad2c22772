"""Where the words of a caption stand."""

import pytest

from render_cluster.caption.lines import Setting
from render_cluster.caption.look import Look
from render_cluster.caption.setting import setting
from render_cluster.look.tokens import template_names
from render_cluster.spec import Canvas, CaptionStyleName


def test_words_of_an_arabic_line_run_from_the_right_and_latin_ones_within_it_from_the_left() -> None:
    found = _set(("استخدم", "Microsoft", "Office", "اليوم"), language="ar")

    assert _order(found) == ["اليوم", "Microsoft", "Office", "استخدم"]


def test_a_hebrew_word_in_an_english_line_stays_in_its_place() -> None:
    assert _order(_set(("say", "שלום", "now"))) == ["say", "שלום", "now"]


def test_a_quotation_that_is_read_from_the_right_runs_so_whatever_the_video_s_language() -> None:
    words = ("استخدم", "فريق", "Microsoft", "Office")

    assert _order(_set(words, language="en")) == ["Microsoft", "Office", "فريق", "استخدم"]


@pytest.mark.parametrize("words", [("夜間", "バッチ", "です"), ("long-", "\u2060tail")])
def test_pieces_of_one_word_stand_close(words: tuple[str, ...]) -> None:
    boxes = _set(words, language="ja").lines[0].boxes

    assert [one.right for one in boxes[:-1]] == pytest.approx([other.left for other in boxes[1:]])


def test_other_words_stand_a_space_apart() -> None:
    one, other = _set(("one", "two")).lines[0].boxes

    assert other.left - one.right > 10


def test_two_lines_are_balanced_and_do_not_end_on_an_article() -> None:
    words = ("We", "moved", "all", "of", "the", "old", "rows", "over", "to", "the", "new", "database")
    found = _set(words, style="clean")
    upper, lower = (line.width for line in found.lines)
    last = words[max(box.word for box in found.lines[0].boxes)]

    assert 0.6 < upper / lower < 1.7
    assert last not in {"the", "of", "to", "in"}


def test_two_lines_never_part_a_number_and_its_unit() -> None:
    words = ("It", "took", "us", "no", "more", "than", "95", "minutes", "on", "a", "Sunday")
    found = _set(words, style="clean")

    assert max(box.word for box in found.lines[0].boxes) != words.index("95")


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("style", ["template", "karaoke", "pop", "clean"])
def test_no_line_is_wider_than_its_room_however_long_its_word(template: str, style: CaptionStyleName) -> None:
    for word in ("W" * 80, "नमस्ते" * 12, "ปั๊มน้ำมัน" * 8, "👨\u200d👩\u200d👧" * 20):
        look = _look(template=template, style=style)

        assert setting(look, (word,)).width <= look.room


@pytest.mark.parametrize("words", [("ปั๊มน้ำมันกู้",), ("र्कैंुू",), ("أٱلظـِّ",), ("שׁלךּ",)])
def test_marks_above_and_below_have_room_on_the_plate(words: tuple[str, ...]) -> None:
    look = _look()
    found, pad = setting(look, words), look.px(look.manner.pad)
    boxes = [piece.font.getbbox(piece.text, anchor="ls", direction=piece.direction) for piece in found.lines[0].pieces]

    assert max(-box[1] for box in boxes) <= found.above + pad
    assert max(box[3] for box in boxes) <= found.below + pad


def test_turkish_capitals_keep_their_dots() -> None:
    assert _order(_set(("iyi", "ışık"), template="placard", language="tr")) == ["İYİ", "IŞIK"]


def _look(*, template: str = "gazette", language: str = "en", style: CaptionStyleName = "template") -> Look:
    return Look(template=template, accent="", language=language, ground="", canvas=Canvas(), style=style)


def _set(
    words: tuple[str, ...], *, template: str = "gazette", language: str = "en", style: CaptionStyleName = "template"
) -> Setting:
    return setting(_look(template=template, language=language, style=style), words)


def _order(found: Setting) -> list[str]:
    """The words of the first line as they stand from left to right."""
    (line,) = found.lines
    return ["".join(piece.text for piece in line.pieces if piece.word == box.word) for box in line.boxes]
