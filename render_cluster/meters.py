"""What operators watch: metrics of Ray, to be read at each node's agent; outside of Ray nothing is counted."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from render_cluster.journal import in_ray
from render_cluster.workload import Kind

SECONDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0)
PACES = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0, 640.0)


def rendered(kind: Kind, frames: int, seconds: float) -> None:
    """A segment, by one worker."""
    if in_ray():
        tags = {"kind": kind}
        _counter("tgcf_frames", "Frames rendered.", "kind").inc(frames, tags)
        _histogram("tgcf_segment_seconds", "Seconds of a segment.", SECONDS, "kind").observe(seconds, tags)
        _histogram("tgcf_frames_per_second", "Of a worker.", PACES, "kind").observe(frames / seconds, tags)


def looked_up(hits: int, misses: int) -> None:
    """Segments and soundtracks that were, or were not, found rendered."""
    if in_ray():
        for name, says, count in (("hits", "found", hits), ("misses", "not found", misses)):
            if count:
                _counter(f"tgcf_cache_{name}", f"Segments and soundtracks {says} rendered.").inc(count)


def failed(step: str) -> None:
    if in_ray():
        _counter("tgcf_render_failures", "Steps of renders that failed.", "step").inc(1, {"step": step})


@contextmanager
def gate_timed() -> Iterator[None]:
    begun = time.perf_counter()
    yield
    if in_ray():
        seconds = time.perf_counter() - begun
        _histogram("tgcf_gate_seconds", "Seconds of the checks of a whole video.", SECONDS).observe(seconds)


@cache
def _counter(name: str, says: str, *tags: str) -> Any:  # noqa: ANN401 - Ray's are typed where they are imported only
    from ray.util.metrics import Counter  # noqa: PLC0415 - in Ray's workers only

    return Counter(name, says, tags)


@cache
def _histogram(name: str, says: str, bounds: tuple[float, ...], *tags: str) -> Any:  # noqa: ANN401 - see above
    from ray.util.metrics import Histogram  # noqa: PLC0415 - see above

    return Histogram(name, says, list(bounds), tags)
