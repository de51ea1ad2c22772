"""Loudness by measurement (EBU R128), gain and limiter; all in PyAV's libraries, no binary."""

from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import av
import numpy as np
from numpy.typing import NDArray

from render_cluster.errors import RenderError

Sound: TypeAlias = NDArray[np.float32]
"""Channels first, stereo, 48 kHz."""

SAMPLE_RATE = 48_000
TARGET_LUFS = -14.0
PEAK_DBTP = -2.0
"""Before AAC, which adds 0.4 to 0.7 dB."""
PASSES = 2
"""The limiter takes some loudness away: measure again, correct once."""
SILENT_LUFS = -69.0


def level(sound: Sound) -> Sound:
    """Bring the sound to the target; raise `RenderError` if there is nothing to hear."""
    gain, done = 0.0, sound
    for _ in range(PASSES):
        found = integrated(done)
        if found is None or found < SILENT_LUFS:
            message = "The voices of the video are silent"
            raise RenderError(message)
        gain += TARGET_LUFS - found
        limiter = f"limit={10 ** (PEAK_DBTP / 20)}:level=0:attack=2:release=50:latency=1"
        done = _filtered(sound, ("volume", f"{gain}dB"), ("alimiter", limiter))
    return done


def integrated(sound: Sound) -> float | None:
    """LUFS of the whole sound; None if it is too short to say, as it is under 400 ms."""
    frames = _run(_graph(("ebur128", "metadata=1:peak=none")), sound)
    values = [frame.metadata["lavfi.r128.I"] for frame in frames if "lavfi.r128.I" in frame.metadata]
    return float(values[-1]) if values else None


def frame_of(sound: Sound, at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, at, Fraction(1, SAMPLE_RATE)
    return frame


def _graph(*filters: tuple[str, str]) -> av.filter.Graph:
    graph = av.filter.Graph()
    base = Fraction(1, SAMPLE_RATE)
    chain = [graph.add_abuffer(sample_rate=SAMPLE_RATE, format="fltp", layout="stereo", time_base=base)]
    chain += [graph.add(name, options) for name, options in (*filters, ("aformat", "sample_fmts=fltp"))]
    chain.append(graph.add("abuffersink"))
    for one, other in pairwise(chain):
        one.link_to(other)
    graph.configure()
    return graph


def _run(graph: av.filter.Graph, sound: Sound) -> list[av.AudioFrame]:
    frames: list[av.AudioFrame] = []
    graph.push(frame_of(sound, 0))
    graph.push(None)
    while True:
        try:
            frame = graph.pull()
        except av.error.EOFError:
            return frames
        if isinstance(frame, av.AudioFrame):
            frames.append(frame)


def _filtered(sound: Sound, *filters: tuple[str, str]) -> Sound:
    parts = [frame.to_ndarray() for frame in _run(_graph(*filters), sound)]
    return np.concatenate(parts, axis=1)[:, : sound.shape[1]].astype(np.float32, copy=False)
