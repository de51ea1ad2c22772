"""Files are written whole or stay as they were."""

from pathlib import Path

import pytest

from adapters.rendering.standalone.writing import folder_for, replacing, sparing, writable
from domain.shared.errors import InvalidInputError


def write(paths: list[Path], error: Exception | None = None) -> None:
    with replacing(paths) as places:
        for place in places.values():
            place.write_text("new")
        if error:
            raise error


def test_all_files_take_their_names_at_the_end(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("old")
    with replacing([one, two]) as places:
        for path, place in places.items():
            place.write_text(f"new {path.name}")
        assert one.read_text() == "old"

    assert [one.read_text(), two.read_text()] == ["new one", "new two"]
    assert sorted(tmp_path.iterdir()) == [one, two]


def test_after_an_error_nothing_has_changed(tmp_path: Path) -> None:
    one = tmp_path / "one"
    one.write_text("old")
    with pytest.raises(RuntimeError):
        write([one], RuntimeError())

    assert one.read_text() == "old"
    assert list(tmp_path.iterdir()) == [one]


def test_if_one_of_them_cannot_take_its_name_none_does(tmp_path: Path) -> None:
    one, folder = tmp_path / "one", tmp_path / "two"
    folder.mkdir()
    with pytest.raises(InvalidInputError, match=str(folder)):
        write([one, folder])

    assert list(tmp_path.iterdir()) == [folder]


def test_an_error_names_the_file_as_it_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"gone/out\.mp4 cannot be written: No such file"):
        write([tmp_path / "gone" / "out.mp4"])


def test_what_cannot_be_written_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "file").touch()
    writable(tmp_path / "out.mp4", [".mp4"])
    for out in (tmp_path / "out.avi", tmp_path / "file" / "out.mp4", tmp_path / "folder.mp4"):
        with pytest.raises(InvalidInputError):
            writable(out, [".mp4"])


def test_a_folder_is_made_but_not_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder_for(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()
    with pytest.raises(InvalidInputError, match="cannot be made"):
        folder_for(tmp_path / "file")


def test_no_output_takes_the_place_of_an_input_whatever_its_name(tmp_path: Path) -> None:
    photo, link = tmp_path / "photo.jpg", tmp_path / "link.jpg"
    photo.touch()
    link.symlink_to(photo)
    sparing([tmp_path / "other.jpg"], [photo])
    for out, read in ((tmp_path / "x" / ".." / "photo.jpg", photo), (photo, link), (link, photo)):
        with pytest.raises(InvalidInputError, match="made of"):
            sparing([out], [read])
