"""No file brings anything down: each ends as a clear error or as valid media, and leaves nothing behind."""

from pathlib import Path

from tests.support.malformed import bases, crafted, cut_off, flipped
from tests.support.withstanding import nothing_is_left, withstood

SEED, FLIPPED_HERE = 11, 60
MUST_BE_REFUSED = {
    "nothing", "a playlist called a clip", "a list to join, called a clip", "a page", "a picture of many pixels",
    "a picture of many pixels that are there", "an animation of many pixels", "a webp of many pixels",
    "a matroska head alone", "a thousand tracks", "a hidden codec", "a drawing of a billion laughs",
    "a playlist behind a clip's first bytes", "a picture as a clip's only frame",
    "a drawing without an end", "a lie about its rate", "chunks that lie elsewhere",
}  # fmt: skip


def test_whole_files_of_every_kind_are_taken(tmp_path: Path) -> None:
    for name, content in bases().items():
        ends = withstood(content, tmp_path)

        assert not ends[0].startswith("refused"), f"{name}: {ends}"
    nothing_is_left()


def test_what_was_made_to_harm_does_none(tmp_path: Path) -> None:
    ends = {name: withstood(content, tmp_path) for name, content in crafted()}

    taken = {name for name, said in ends.items() if not all(end.startswith("refused") for end in said)}
    assert taken & MUST_BE_REFUSED == set()
    assert set(ends) >= MUST_BE_REFUSED
    nothing_is_left()


def test_what_was_cut_off_does_no_harm(tmp_path: Path) -> None:
    for number, (_, content) in enumerate(cut_off()):
        if number % 3 == 0:
            withstood(content, tmp_path)
    nothing_is_left()


def test_turned_bits_do_no_harm(tmp_path: Path) -> None:
    for _, content in flipped(SEED, FLIPPED_HERE):
        withstood(content, tmp_path)
    nothing_is_left()
