"""A finished video against its plan: every row, from one decode of its picture and one of its sound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import av

from render_cluster.errors import RenderError
from render_cluster.gate import caption_rows, container_rows, join_rows, picture_rows, planned, sound_rows
from render_cluster.gate.headers import Headers, read_headers
from render_cluster.gate.heard import hear
from render_cluster.gate.length_rows import Lengths, length_rows
from render_cluster.gate.original import Original
from render_cluster.gate.row import Row
from render_cluster.gate.seen import look
from render_cluster.gate.subtitle_rows import subtitle_row
from render_cluster.gate.thumbnail_rows import thumbnail_rows
from render_cluster.gate.warnings import listening
from render_cluster.media import StoreSpec
from render_cluster.plan import VideoPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What goes out with a video: more thumbnails, the caption files' texts by name, the length that was meant."""

    candidates: Sequence[Path] = ()
    subtitles: Mapping[str, str] = field(default_factory=dict)
    lengths: Lengths = field(default_factory=Lengths)


def check(
    path: Path, thumbnail: Path, plan: VideoPlan, store: StoreSpec | None = None, delivery: Delivery | None = None
) -> tuple[Row, ...]:
    """Measure everything; raise `RenderError` only for a file that cannot be opened at all.

    The store has what was rendered from: with it, sound is compared with the voices, and a picture that seems to stand
    still with what it was composed of.
    """
    original, beside = Original(plan, store) if store else None, delivery or Delivery()
    drawn, parts = planned.captions(plan), sound_rows.pieces(plan) if store else []
    found = _headers(path)
    places = drawn if found.tracks.size == (plan.canvas.width, plan.canvas.height) else [()] * len(drawn)
    with listening() as warnings:
        seen = look(path, planned.shots(plan, places, store))
        heard = hear(path, [part.room for part in parts]) if found.tracks.sound else None
    return (
        *container_rows.container_rows(found),
        *container_rows.frame_rows(found, plan),
        *join_rows.time_rows(found, warnings),
        *join_rows.plan_rows(found, sum(len(each.seconds) for each in seen), plan),
        *length_rows(found, beside.lengths),
        *sound_rows.planned_rows(heard, plan, parts, original),
        *picture_rows.planned_picture_rows(seen, plan, original),
        caption_rows.timing_row(seen, plan),
        caption_rows.place_row(drawn, plan),
        subtitle_row(beside.subtitles, plan),
        *thumbnail_rows([thumbnail, *beside.candidates]),
    )


def _headers(path: Path) -> Headers:
    try:
        return read_headers(path)
    except (av.error.FFmpegError, IndexError) as error:
        message = "The finished video cannot be opened"
        raise RenderError(message) from error
