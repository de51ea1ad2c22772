"""How well what was published on a subject did, compared with the channel's own middle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from domain.ideas.scoring import Share
from domain.ideas.terms import terms_of

FEWEST = 3
"""Fewer published videos with numbers say nothing about a subject."""
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A published video with how often it was seen."""

    title: str
    tags: tuple[str, ...]
    views: int


def performance_share(keywords: Mapping[str, int], records: Sequence[Record]) -> Share:
    """0.5 is as the channel's middle; twice as many views give 0.67, half as many 0.33."""
    if len(records) < FEWEST:
        return Share(UNKNOWN, f"Fewer than {FEWEST} videos of the channel have numbers yet.")
    middle = max(1.0, median(record.views for record in records))
    like = [(weight, record) for record in records if (weight := _likeness(keywords, record)) > 0]
    if not like:
        return Share(UNKNOWN, f"None of {len(records)} published videos was on this subject.")
    ratio = sum(weight * record.views for weight, record in like) / sum(weight for weight, _ in like) / middle
    best = max(like, key=lambda pair: pair[0])[1]
    videos = "video like it" if len(like) == 1 else "videos like it"
    reason = f"{len(like)} {videos}, as “{best.title}”, had {ratio:.1f} × the channel’s middle of {middle:.0f} views."
    return Share(ratio / (1 + ratio), reason)


def _likeness(keywords: Mapping[str, int], record: Record) -> float:
    words = set(terms_of(f"{record.title} {' '.join(record.tags)}"))
    common = len(words & keywords.keys())
    return common / len(words) if common > 1 else 0.0
