"""Spans of seconds: where something was seen or heard for too long, less where it was planned."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Span = tuple[float, float]
"""Begin and end in seconds; a span that lasts until the end of the file ends there."""


def long_runs(flags: NDArray[np.bool_], step: float, least: float) -> Iterator[Span]:
    """Runs of true, each flag standing for `step` seconds, that last at least so long."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    for first, end in edges.reshape(-1, 2):
        if (end - first) * step >= least - step / 2:
            yield float(first * step), float(end * step)


def without(spans: Iterable[Span], planned: Iterable[Span], least: float) -> list[Span]:
    """What of the spans lies in none of the planned ones, where that is still so long."""
    left = list(spans)
    for begin, end in planned:
        left = [rest for span in left for rest in ((span[0], min(span[1], begin)), (max(span[0], end), span[1]))]
        left = [(a, b) for a, b in left if b - a >= least]
    return sorted(left)


def shown(spans: Sequence[Span], most: int = 3) -> str:
    return ", ".join(f"{begin:.1f}-{end:.1f} s" for begin, end in spans[:most]) or "none"
