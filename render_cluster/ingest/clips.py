"""Clips: from whatever was uploaded to a mezzanine that the renderer may open."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from pathlib import Path

import av

from render_cluster.errors import MediaRefusedError
from render_cluster.ingest import jail
from render_cluster.ingest.clip_graph import Piece, Source, command, framed
from render_cluster.ingest.probe import probe
from render_cluster.ingest.sniff import CLIPS, Format
from render_cluster.ingest.stock import Facts, Recipe, normalised
from render_cluster.media import StoreSpec
from render_cluster.plan import Media
from render_cluster.spec import Canvas, Clip

PIECE_SEC = 5
"""Windows begin and end on whole pieces; each has a child of its own, so that none needs more than its limits."""
LONGEST_WINDOW_SEC = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mezzanine:
    """A normalised clip in the store. Of its `frames` (at the canvas's rate), `first` is the one at `start_sec`."""

    media: Media
    frames: int
    first: int


@dataclass(frozen=True, slots=True)
class _Order:
    """Which pieces of the clip, from `start` (seconds) on, for which canvas."""

    clip: Clip
    canvas: Canvas
    start: int
    pieces: int

    def make(self, path: Path, form: Format, folder: Path) -> tuple[Path, Facts]:
        found = probe(path, form, folder)
        if found.picture is None:
            message = "there is no moving picture in it that we can decode"
            raise MediaRefusedError(message)
        until = self.pieces if found.seconds is None else ceil((found.seconds - self.start) / PIECE_SEC)
        source = Source(path, form, found.picture)
        pieces = [self._piece(source, number, folder) for number in range(max(min(self.pieces, until), 1))]
        made = folder / "mezzanine.mp4"
        frames = _joined(pieces, made, self.canvas.fps)
        if not frames:
            message = f"no picture of it can be decoded after second {self.start}"
            raise MediaRefusedError(message)
        return made, {"frames": frames}

    def _piece(self, source: Source, number: int, folder: Path) -> Path:
        frame = framed(source.picture, self.canvas, self.clip.fit, self.clip.focus)
        piece = Piece(self.start + number * PIECE_SEC, PIECE_SEC, self.canvas.fps)
        out = folder / f"piece-{number}.mp4"
        jail.run(command(source, frame, piece, out), folder)
        return out


def mezzanine(
    store: StoreSpec, tenant: str, clip: Clip, canvas: Canvas, seconds: float = LONGEST_WINDOW_SEC
) -> Mezzanine:
    """`seconds` is how much of the clip the scene can show. Its fit and focus are applied here.

    Raise `RenderError` for what is no clip that can be shown, or ends before `start_sec`.
    """
    order = _order(clip, canvas, seconds)
    how = (canvas.width, canvas.height, canvas.fps, clip.fit, clip.focus, order.start, order.pieces)
    media, facts = normalised(store, tenant, clip.clip, Recipe("ingest/clips", CLIPS, order.make, how))
    first = round((clip.start_sec - order.start) * canvas.fps)
    if first >= facts["frames"]:
        length = order.start + facts["frames"] / canvas.fps
        message = f"its clip lasts {length:.2f} s, but start_sec is {clip.start_sec:g}; begin earlier"
        raise MediaRefusedError(message)
    return Mezzanine(media=media, frames=facts["frames"], first=first)


def _order(clip: Clip, canvas: Canvas, seconds: float) -> _Order:
    start = int(clip.start_sec // PIECE_SEC) * PIECE_SEC
    length = min(clip.start_sec - start + seconds, LONGEST_WINDOW_SEC)
    return _Order(clip, canvas, start, max(ceil(length / PIECE_SEC), 1))


def _joined(pieces: Sequence[Path], path: Path, fps: int) -> int:
    """Copy the frames of all pieces in a row and return how many there are; a piece may have none."""
    count = 0
    with ExitStack() as files, av.open(str(path), "w", format="mp4") as out:
        opened = [files.enter_context(av.open(str(piece), "r", format="mp4")) for piece in pieces]
        seen = [file for file in opened if file.streams.video]
        if not seen:
            return 0
        stream = out.add_stream_from_template(seen[0].streams.video[0])
        stream.time_base = Fraction(1, fps)
        for file in seen:
            for packet in file.demux(video=0):
                if packet.size and packet.dts is not None:
                    packet.pts = packet.dts = count
                    packet.time_base, packet.stream, packet.duration = Fraction(1, fps), stream, 1
                    out.mux(packet)
                    count += 1
    return count
