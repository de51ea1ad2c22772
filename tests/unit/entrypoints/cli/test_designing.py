"""Words for a sheet, however they are given on the command line."""

from pathlib import Path

from entrypoints.cli.designing import SAMPLE, text_of


def test_bare_words_are_one_title() -> None:
    assert text_of(["Night", "bakery"], "") == "Night bakery"


def test_quoted_sentences_stand_in_a_line_each() -> None:
    assert text_of(["Night bakery", "We bake.", "Daily"], "") == "Night bakery\nWe bake.\nDaily"


def test_a_file_counts_more_than_words(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("Of a file\n")

    assert text_of(["other"], str(tmp_path / "words.txt")) == "Of a file\n"


def test_without_words_a_sample_is_shown() -> None:
    assert text_of([], "") == SAMPLE
