"""Any MP4 file by itself: the rows that need no plan. The file is foreign, so it is opened in the jail."""

import shutil
from pathlib import Path

from render_cluster.errors import MediaRefusedError, RenderError
from render_cluster.gate.container_rows import container_rows
from render_cluster.gate.join_rows import lone_rows, time_rows
from render_cluster.gate.measures import Measures
from render_cluster.gate.picture_rows import lone_picture_rows
from render_cluster.gate.row import Row
from render_cluster.gate.sound_rows import lone_sound_rows
from render_cluster.ingest import jail
from render_cluster.ingest.sniff import HEAD, Format, sniff
from render_cluster.ingest.workspace import workspace

MODULE = "render_cluster.gate.lone_file"
LIMITS = jail.Limits(cpu_sec=1_800, wall_sec=3_600)
"""A long video takes its time to be decoded."""


def inspect(path: Path) -> tuple[Row, ...]:
    """Raise `RenderError` naming the file if it is none, no MP4 video, or cannot be decoded."""
    try:
        with path.open("rb") as file:
            form = sniff(file.read(HEAD))
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise RenderError(message) from error
    if form is not Format.MOV:
        message = f"{path} is no MP4 video" + (f" but {form.value}" if form else "")
        raise RenderError(message)
    found = _measured(path)
    return (
        *container_rows(found.headers),
        *time_rows(found.headers, found.warnings),
        *lone_rows(found.headers, len(found.seen.seconds)),
        *lone_sound_rows(found.heard),
        *lone_picture_rows([found.seen]),
    )


def _measured(path: Path) -> Measures:
    with workspace() as folder:
        inside = folder / "video.mp4"
        shutil.copyfile(path, inside)  # a link would let what runs in the jail write into the file itself
        try:
            return Measures.from_json(jail.run([str(inside)], folder, module=MODULE, limits=LIMITS))
        except MediaRefusedError as error:
            message = f"{path} cannot be measured: {error}"
            raise RenderError(message) from error
