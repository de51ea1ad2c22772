"""`tgcf qc`: a table, and an exit code that tells good (0) from faulty (1) from no video (2)."""

import json
from pathlib import Path

import pytest

from tests.support.clips import a_clip
from tests.support.command import Command
from tests.support.render_material import a_voice


def test_a_video_without_sound_is_faulty_and_says_so(tgcf: Command, tmp_path: Path) -> None:
    (tmp_path / "mute.mp4").write_bytes(a_clip())
    answer = tgcf("qc", tmp_path / "mute.mp4", "--json")
    rows = {row["title"]: row for row in json.loads(answer.out).values()}

    assert answer.code == 1
    assert rows["Format of the sound"]["passed"] is False
    assert rows["Frozen picture"]["passed"] is True


def test_half_a_video_is_faulty(tgcf: Command, tmp_path: Path) -> None:
    whole = a_clip("-movflags", "+faststart")
    (tmp_path / "half.mp4").write_bytes(whole[: len(whole) * 2 // 3])
    answer = tgcf("qc", tmp_path / "half.mp4")

    assert answer.code == 1
    assert "FAULT" in answer.out
    assert answer.err == ""


@pytest.mark.parametrize(
    ("name", "content"), [("text.mp4", b"no video at all"), ("sound.mp4", a_voice(0.2)), ("empty.mp4", b"")]
)
def test_what_is_no_video_is_told(tgcf: Command, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    answer = tgcf("qc", tmp_path / name)

    assert answer.code == 2
    assert name in answer.sentence
    assert answer.out == ""


def test_a_file_that_is_not_there_is_told(tgcf: Command, tmp_path: Path) -> None:
    answer = tgcf("qc", tmp_path / "nope.mp4")

    assert answer.code == 2
    assert "No such file" in answer.sentence
