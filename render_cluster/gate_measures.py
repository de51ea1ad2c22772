"""What one decode of the finished file tells: an ffmpeg graph is built here, and what its filters printed is read."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ffmpeg
import imageio_ffmpeg

from render_cluster.errors import RenderError

SMALL = 270
"""Wide enough to measure, and a quarter of the cost of the full width."""
ABOVE_CAPTION = 0.62
TIMEOUT_SEC = 600
BLACK, FLAT, SOUND = "black", "flat", "sound"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that a filter noted on the frame of that second."""

    second: float
    key: str
    value: str


def measuring_command(path: Path, folder: Path, samples_per_sec: float = 4) -> list[str]:
    """Print the black spans, the range of brightness above the captions, and the loudness to files in the folder."""
    source = ffmpeg.input(str(path), format_whitelist="mov", protocol_whitelist="file", threads=2)
    small = source.video.filter("scale", SMALL, -2, flags="area").split()
    black = small[0].filter("blackdetect", d=0.1, pix_th=0.04)
    upper = small[1].filter("fps", samples_per_sec).filter("crop", "iw", f"ih*{ABOVE_CAPTION}", 0, 0)
    sound = source.audio.filter("silencedetect", noise="-50dB", d=1).filter("ebur128", metadata=1, peak="true")
    printed = [
        _printing(black, "metadata", folder / BLACK),
        _printing(upper.filter("signalstats"), "metadata", folder / FLAT),
        _printing(sound, "ametadata", folder / SOUND),
    ]
    nowhere = ffmpeg.merge_outputs(*(ffmpeg.output(stream, "-", f="null") for stream in printed))
    return [str(word) for word in ffmpeg.compile(nowhere, cmd=command())]


@cache
def command() -> list[str]:
    """The binary of the wheel, never one that lies in PATH."""
    return [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-hide_banner", "-v", "error"]


def run(words: Sequence[str]) -> None:
    done = subprocess.run(  # noqa: S603 - no shell, and the words are ours
        words, capture_output=True, text=True, check=False, timeout=TIMEOUT_SEC, env={"PATH": os.defpath}
    )
    if done.returncode:
        message = f"ffmpeg could not read the finished video: {done.stderr.strip()[-300:]}"
        raise RenderError(message)


def readings(file: Path) -> Iterator[Reading]:
    second = 0.0
    for line in file.read_text().splitlines():
        if line.startswith("frame:"):
            second = float(line.rpartition("pts_time:")[2])
        else:
            key, _, value = line.removeprefix("lavfi.").partition("=")
            yield Reading(second, key, value)


def spans(found: Sequence[Reading], start: str, end: str, last: float) -> list[tuple[float, float]]:
    """A span that runs to the end of the file has a start and no end."""
    closed, begun = [], None
    for reading in found:
        if reading.key == start:
            begun = float(reading.value)
        elif reading.key == end and begun is not None:
            closed.append((begun, float(reading.value)))
            begun = None
    return [*closed, (begun, last)] if begun is not None else closed


def _printing(stream: ffmpeg.Stream, name: str, file: Path) -> ffmpeg.Stream:
    return stream.filter(name, mode="print", file=str(file))
