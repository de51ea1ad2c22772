"""When each written word is spoken: from the engine's word events, or by its share of the characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class TimedWord:
    """Seconds from the start of the voiceover."""

    text: str
    start_sec: float
    end_sec: float


def starts_by_events(
    offsets: Sequence[int], events: Sequence[tuple[int, float]], length: int, end: float
) -> list[float]:
    """Return a start for each token from where it stands in the spoken text.

    "in the" is one event and "3.5" several, so events and tokens are never zipped: the first event inside a token
    counts, and tokens without one share the time between their neighbours by their length.
    """
    starts: list[float | None] = [None] * len(offsets)
    for position, at in events:
        index = max((i for i, offset in enumerate(offsets) if offset <= position), default=0)
        if starts[index] is None:
            starts[index] = at
    starts[0] = starts[0] if starts[0] is not None else 0.0
    return _monotone(_filled(starts, offsets, length, end), end)


def by_share(words: Sequence[str], end: float) -> tuple[TimedWord, ...]:
    """Estimate the times of words from their lengths alone; a comma or full stop takes time too."""
    weights = [len(word) + 1 + 3 * (word[-1:] in ".,;:!?…。，！？") for word in words]
    total, at, starts = sum(weights), 0, []
    for weight in weights:
        starts.append(end * at / total)
        at += weight
    return timed(words, starts, end)


def timed(words: Sequence[str], starts: Sequence[float], end: float) -> tuple[TimedWord, ...]:
    ends = [*starts[1:], end]
    rows = zip(words, starts, ends, strict=True)
    return tuple(TimedWord(word, round(start, 3), round(max(start, stop), 3)) for word, start, stop in rows)


def _filled(starts: list[float | None], offsets: Sequence[int], length: int, end: float) -> list[float]:
    known = [i for i, start in enumerate(starts) if start is not None] + [len(starts)]
    filled = [start or 0.0 for start in starts]
    for before, after in pairwise(known):
        last = after == len(starts)
        from_sec, to_sec = filled[before], end if last else filled[after]
        span = max(1, (length if last else offsets[after]) - offsets[before])
        for index in range(before + 1, after):
            filled[index] = from_sec + (to_sec - from_sec) * (offsets[index] - offsets[before]) / span
    return filled


def _monotone(starts: Sequence[float], end: float) -> list[float]:
    rising: list[float] = []
    for start in starts:
        rising.append(min(end, max(start, rising[-1] if rising else 0.0)))
    return rising
