"""`tgcf render`: everything a specification can have, edits, interruption; what is written is whole."""

import hashlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import av
import psutil

from tests.support.command import Command
from tests.support.specifications import EVERYTHING, Fields, a_card_scene, a_small_one, written

BESIDE = {"out.mp4", "out.srt", "out.vtt", "out.jpg", "out.1.jpg", "out.2.jpg", "out.proxy.mp4", "out.webp"}


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()} - {"spec.json"}


def test_a_video_of_everything_passes_the_gate_and_is_the_same_with_any_number_of_workers(
    tgcf: Command, tmp_path: Path
) -> None:
    specification = written(tmp_path, EVERYTHING)
    (tmp_path / "out.mp4").write_bytes(b"the video of yesterday")
    digests = set()
    for workers in ("1", "3"):
        cache = tmp_path / f"cache-{workers}"
        order = ("render", specification, "-o", tmp_path / "out.mp4", "--workers", workers, "--cache", cache)
        answer = tgcf(*order)

        assert answer.code == 0, answer.err
        digests.add(hashlib.sha256((tmp_path / "out.mp4").read_bytes()).hexdigest())
    assert len(digests) == 1
    assert files_in(tmp_path) == BESIDE
    assert set(answer.out.splitlines()) == {str(tmp_path / name) for name in BESIDE}
    assert "passed" in answer.err
    assert "We bake at night" in (tmp_path / "out.srt").read_text()
    with av.open(tmp_path / "out.mp4") as file:
        assert (file.streams.video[0].width, file.streams.video[0].height) == (180, 320)
        assert file.streams.video[0].average_rate == 24
        assert file.streams.audio[0].rate == 48_000
    assert tgcf("qc", tmp_path / "out.mp4").code == 0


def test_without_a_terminal_progress_is_plain_lines_and_a_template_may_be_a_file(tgcf: Command, tmp_path: Path) -> None:
    scene = a_card_scene(label="[red]evil[/red]\x1b[2J")
    (tmp_path / "mine.json").write_text(json.dumps({"name": "mine", "skin": "placard"}))
    specification = written(tmp_path, a_small_one(scene, brand={"template": "mine.json"}), "logo.png")
    answer = tgcf("render", specification, "-o", tmp_path / "out.mp4")

    assert answer.code == 0, answer.err
    lines = answer.err.splitlines()
    assert lines[0].strip() == "reading the material"
    assert any(line.startswith("100%") for line in lines)
    assert len(lines) == len(set(lines))
    assert "\x1b" not in answer.err + answer.out
    assert "\r" not in answer.err


def test_the_video_that_was_there_stays_if_the_render_fails(tgcf: Command, tmp_path: Path) -> None:
    (tmp_path / "out.mp4").write_bytes(b"the video of yesterday")
    fields = a_small_one(a_card_scene("한글 \U00012000"))
    answer = tgcf("render", written(tmp_path, fields), "-o", tmp_path / "out.mp4")

    assert answer.code == 1
    assert "U+12000" in answer.sentence
    assert (tmp_path / "out.mp4").read_bytes() == b"the video of yesterday"
    assert files_in(tmp_path) == {"out.mp4"}


def long_one() -> Fields:
    scenes = [a_card_scene(f"Scene {i}", duration_sec=40) for i in range(4)]
    return a_small_one(*scenes, canvas={"width": 540, "height": 960, "fps": 30})


def test_ctrl_c_leaves_no_process_and_no_file(tgcf: Command, tmp_path: Path) -> None:
    line = tgcf.line("render", written(tmp_path, long_one()), "-o", tmp_path / "out.mp4", "--workers", "2")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    process = subprocess.Popen(  # noqa: S603 - the product's own command
        line,
        env={**tgcf.environment(), "TMPDIR": str(scratch)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    told = next(line for line in process.stderr if "rendering" in line)
    time.sleep(1)
    children = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1]

    assert told
    assert children
    assert process.returncode == 130
    assert "Traceback" not in said
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert files_in(tmp_path) == set()
    assert [path for path in scratch.rglob("*") if path.is_file()] == []
