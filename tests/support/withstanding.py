"""Whether foreign bytes end well: as a clear error, or as something that the renderer may open; and nothing is left.

`python -m tests.support.withstanding 5000 --seed 7 --workers 2` runs as many mutated files as a release asks for.
"""

import argparse
import multiprocessing
import os
import re
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

import psutil

from render_cluster.errors import RenderError
from render_cluster.ingest.sniff import CLIPS, HEAD, PICTURES, SOUNDS, sniff
from render_cluster.media import fetch
from render_cluster.sound_files import length
from tests.support.ingested import CANVAS, KEY, Ingest, left_behind
from tests.support.malformed import every

LONGEST_MESSAGE = 400
_OURS = re.compile(rf"{tempfile.gettempdir()}/\w|Traceback|site-packages|/proc/")


def withstood(content: bytes, folder: Path) -> list[str]:
    """Return how it ended, by each way of opening it; assert that each end is a good one."""
    ingest, head = Ingest(folder), content[:HEAD]
    ways: list[Callable[[Ingest, bytes], str]] = [_clip, _picture, _sound]
    if (form := sniff(head)) is not None:
        ways = [way for way, formats in zip(ways, (CLIPS, PICTURES, SOUNDS), strict=True) if form in formats]
    return [_end_of(way, ingest, content) for way in ways]


def nothing_is_left() -> None:
    assert left_behind() == []
    assert [child for child in psutil.Process().children(recursive=True) if _is_jailed(child)] == []


def _end_of(way: Callable[[Ingest, bytes], str], ingest: Ingest, content: bytes) -> str:
    try:
        return way(ingest, content)
    except RenderError as error:
        said = str(error)
        assert said.startswith(f"{KEY}: "), said
        assert len(said) < LONGEST_MESSAGE
        assert said.isprintable(), said
        assert not _OURS.search(said), said
        return f"refused: {said.removeprefix(f'{KEY}: ')}"


def _clip(ingest: Ingest, content: bytes) -> str:
    made = ingest.clip(content)
    frames = ingest.frames(made)
    assert len(frames) == made.frames <= CANVAS.fps * 60
    assert {(frame.width, frame.height, frame.format.name) for frame in frames} == {(180, 320, "yuv420p")}
    return f"{len(frames)} frames"


def _picture(ingest: Ingest, content: bytes) -> str:
    image = ingest.picture(content)
    image.load()
    assert image.mode == "RGB"
    assert max(image.size) <= 4096
    return f"{image.width} x {image.height} pixels"


def _sound(ingest: Ingest, content: bytes) -> str:
    made = ingest.sound(content)
    assert length(fetch(ingest.store, made.media.key), KEY) == made.samples <= 48_000 * 600
    return f"{made.samples} samples"


def _is_jailed(process: psutil.Process) -> bool:
    try:
        return any("cell.py" in part for part in process.cmdline())
    except psutil.Error:
        return False


def _run(share: int, seed: int, count: int, workers: int) -> list[str]:
    ends = []
    for name, content in islice(every(seed, count), share, None, workers):
        with tempfile.TemporaryDirectory() as folder:
            ends += [f"{end.split(':')[0].lstrip('0123456789 x')}" for end in _ends(name, content, Path(folder))]
    return ends


def _ends(name: str, content: bytes, folder: Path) -> list[str]:
    try:
        return withstood(content, folder)
    except Exception as error:
        message = f"{name}: {type(error).__name__}: {error}"
        raise AssertionError(message) from error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TMPDIR"] = tempfile.tempdir = folder
        with multiprocessing.get_context("spawn").Pool(asked.workers) as pool:
            run = partial(_run, seed=asked.seed, count=asked.count, workers=asked.workers)
            ends = [end for part in pool.imap_unordered(run, range(asked.workers)) for end in part]
        nothing_is_left()
    counted = {end: ends.count(end) for end in sorted(set(ends))}
    print(f"{len(ends)} ends: {counted}; no file and no process is left")  # noqa: T201 - what it is run for


if __name__ == "__main__":
    main()
