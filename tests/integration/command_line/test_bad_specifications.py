"""What is wrong with a specification is told in one sentence, by field or file, and ends with 2."""

import errno
import json
from pathlib import Path

import pytest
from obstore.exceptions import GenericError

from adapters.rendering.standalone.rendering import storing_in
from domain.shared.errors import RenderFailedError
from tests.support.command import Command
from tests.support.specifications import Fields, a_card_scene, a_small_one, written


def a_still(picture: str) -> Fields:
    return {"scene_id": "a", "visual": {"kind": "still", "picture": picture}, "duration_sec": 1}


def refused(tgcf: Command, tmp_path: Path, specification: Path) -> str:
    answer = tgcf("render", specification, "-o", tmp_path / "out.mp4")

    assert answer.code == 2
    assert answer.out == ""
    assert not (tmp_path / "out.mp4").exists()
    return answer.sentence


def test_every_wrong_field_is_named_by_its_place(tgcf: Command, tmp_path: Path) -> None:
    scenes = [a_card_scene(duration_sec="long"), a_card_scene(headlines="x"), {"scene_id": "b", "duration_sec": 1}]
    said = refused(tgcf, tmp_path, written(tmp_path, a_small_one(*scenes, zoom=3)))

    for place in ("scenes.0.duration_sec: ", "scenes.1.headlines: there is no such field", "zoom: there is no such"):
        assert place in said
    assert "scenes.2.visual: it is missing" in said
    assert "at least" not in said


@pytest.mark.parametrize("text", ["", "hello", "[" * 50_000, "\ufeff{}", '{"scenes": [{"duration_sec": NaN}]}'])
def test_what_is_no_json_is_told(tgcf: Command, tmp_path: Path, text: str) -> None:
    (tmp_path / "spec.json").write_text(text)

    assert "spec.json cannot be used: " in refused(tgcf, tmp_path, tmp_path / "spec.json")


def test_a_huge_file_is_not_read(tgcf: Command, tmp_path: Path) -> None:
    with (tmp_path / "spec.json").open("wb") as file:
        file.truncate(100_000_000)

    assert "too large for a specification" in refused(tgcf, tmp_path, tmp_path / "spec.json")


def test_all_files_that_cannot_be_had_are_named(tgcf: Command, tmp_path: Path) -> None:
    names = ["nope.png", "../../nowhere.png", "media", "/dev/zero", "nul\0byte.png", "empty.png"]
    (tmp_path / "empty.png").touch()
    said = refused(tgcf, tmp_path, written(tmp_path, a_small_one(*map(a_still, names))))

    assert all(name.replace("\0", "?") in said for name in names)


def test_a_file_may_lie_anywhere(tgcf: Command, tmp_path: Path) -> None:
    """A specification is its user's own: what they may read, it may name."""
    folder, elsewhere = tmp_path / "specs", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    written(elsewhere, {}, "photo.png")
    photo = elsewhere / "media" / "photo.png"
    (folder / "link.png").symlink_to(photo)
    scenes = [a_still(name) for name in ("../elsewhere/media/photo.png", str(photo), "link.png")]
    answer = tgcf("render", written(folder, a_small_one(*scenes), "logo.png"), "-o", tmp_path / "out.mp4")

    assert answer.code == 0, answer.err


def test_a_file_that_is_no_picture_is_named_as_the_specification_does(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("render", written(tmp_path, a_small_one(a_still("spec.json"))), "-o", tmp_path / "out.mp4")

    assert answer.code == 1
    assert "Scene 1 (a): spec.json: " in answer.sentence


@pytest.mark.parametrize(("out", "why"), [("out.avi", ".mp4"), ("nowhere/out.mp4", "nowhere"), ("d.mp4", "folder")])
def test_an_output_that_cannot_be_is_told_before_anything_is_read(
    tgcf: Command, tmp_path: Path, out: str, why: str
) -> None:
    (tmp_path / "d.mp4").mkdir()
    answer = tgcf("render", tmp_path / "nope.json", "-o", tmp_path / out)

    assert answer.code == 2
    assert why in answer.sentence


@pytest.mark.parametrize(
    ("command", "name", "out"),
    [("render", "clip.mp4", "clip.mp4"), ("render", "out.2.jpg", "out.mp4"), ("carousel", "slide-01.png", "")],
)
def test_nothing_is_written_over_what_it_is_made_of(
    tgcf: Command, tmp_path: Path, command: str, name: str, out: str
) -> None:
    (tmp_path / name).write_bytes(b"the only copy")
    scene = a_still(name)
    answer = tgcf(command, written(tmp_path, a_small_one(scene)), "-o", tmp_path / out)

    assert answer.code == 2
    assert f"{tmp_path / name} would take the place of a file" in answer.sentence
    assert (tmp_path / name).read_bytes() == b"the only copy"


def test_text_of_a_specification_is_never_markup(tgcf: Command, tmp_path: Path) -> None:
    (tmp_path / "spec.json").write_text(json.dumps({"[bold]x[/bold]\x1b[2J": 1, "scenes": [a_card_scene()]}))
    said = refused(tgcf, tmp_path, tmp_path / "spec.json")

    assert "[bold]x[/bold]?[2J: there is no such field" in said


def test_labels_in_a_render_s_error_steer_no_terminal(tgcf: Command, tmp_path: Path) -> None:
    scene = {**a_still("spec.json"), "label": "[red]x\x1b[2J\u202e"}
    answer = tgcf("render", written(tmp_path, a_small_one(scene)), "-o", tmp_path / "out.mp4")

    assert answer.code == 1
    assert "Scene 1 ([red]x?[2J?): spec.json" in answer.sentence


@pytest.mark.parametrize(
    "full",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        GenericError("Generic error: Unable to copy data to file: No space left on device (os error 28)"),
    ],
)
def test_a_full_disk_is_told_as_such(tmp_path: Path, full: Exception) -> None:
    with (
        pytest.raises(RenderFailedError, match=r"the cache .*/cache or .*: No space left"),
        storing_in(tmp_path / "cache"),
    ):
        raise full
