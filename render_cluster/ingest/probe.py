"""What a media file is, read in the jail, and whether it may be used."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from render_cluster.errors import MediaRefusedError
from render_cluster.ingest import allowed, headers, jail
from render_cluster.ingest.sniff import Format

_UNTAGGED = 2
_HIGH_RANGE = {16: "smpte2084", 18: "arib-std-b67"}
_HD_HEIGHT = 720
_QUARTER_TURNED = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`width` and `height` as it is to be seen: turned upright, with square pixels; `stored` without the latter.

    `high_range` is FFmpeg's name of its curve of brightness, if that is none of a screen.
    """

    stream: int
    width: int
    height: int
    stored: tuple[int, int]
    fps: float
    matrix_known: bool
    high_range: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """`seconds` is None where the file does not say; `sound` is the number of the stream."""

    form: Format
    seconds: float | None
    picture: Picture | None
    sound: int | None


def probe(path: Path, form: Format, folder: Path) -> Probe:
    """Raise `MediaRefusedError` for what is broken, larger or longer than we take, or made of too many streams."""
    said = json.loads(jail.run([str(path), form.value], folder, module=headers.__name__))
    videos, sounds = said["videos"], said["sounds"]
    if len(videos) + len(sounds) > allowed.MOST_STREAMS:
        message = f"it has {len(videos)} pictures and {len(sounds)} soundtracks; export it with one of each"
        raise MediaRefusedError(message)
    lengths = [said["seconds"], *(stream["seconds"] for stream in (*videos, *sounds))]
    seconds = max((length for length in lengths if length is not None), default=None)
    if seconds is not None and not 0 <= seconds <= allowed.LONGEST_SEC:
        message = f"it is {_time(seconds)} long, at most {allowed.LONGEST_SEC // 60} minutes can be used; cut it"
        raise MediaRefusedError(message)
    picture = _picture(videos[0]) if videos else None
    return Probe(form=form, seconds=seconds, picture=picture, sound=int(sounds[0]["index"]) if sounds else None)


def _picture(said: dict[str, Any]) -> Picture:
    width, height, fps = int(said["width"]), int(said["height"]), said["fps"] or 0.0
    if max(width, height) > allowed.MOST_PIXELS_A_SIDE or min(width, height) < 2:  # noqa: PLR2004 - has chroma
        message = f"it has {width} x {height} pixels; a side may have 2 to {allowed.MOST_PIXELS_A_SIDE}: export it so"
        raise MediaRefusedError(message)
    if fps > allowed.MOST_FPS + allowed.FPS_ROUNDING:
        message = f"it has {fps:.0f} frames a second, at most {allowed.MOST_FPS} can be used; export it so"
        raise MediaRefusedError(message)
    aspect = said["aspect"] if 0.25 <= said["aspect"] <= 4 else 1.0  # noqa: PLR2004 - no real one is beyond these
    shown = max(round(width * aspect), 2), height
    turned = abs(said["rotation"]) % 180 == _QUARTER_TURNED
    return Picture(
        stream=int(said["index"]),
        width=shown[1] if turned else shown[0],
        height=shown[0] if turned else shown[1],
        stored=(height, width) if turned else (width, height),
        fps=fps,
        matrix_known=said["matrix"] != _UNTAGGED or height < _HD_HEIGHT,
        high_range=_HIGH_RANGE.get(said["transfer"], ""),
    )


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.0f} hours"  # noqa: PLR2004 - spoken
