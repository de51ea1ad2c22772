"""Numbers in words: what a platform does not give is no zero, and sums leave it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from application.contracts.payloads import AnalyticsPayload, MetricsPayload, PostPayload
from application.contracts.views import PostNumbers
from entrypoints.portal import moments, words
from entrypoints.portal.sketches import round_top

NAMES = (
    ("views", "Views"),
    ("watch_time_sec", "Watch time"),
    ("likes", "Likes"),
    ("comments", "Comments"),
    ("shares", "Shares"),
)
Cells = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class NumbersRow:
    post: PostPayload
    cells: Cells
    views: list[float]
    top: float


@dataclass(frozen=True, slots=True)
class Measured:
    at: datetime
    cells: Cells


def cells(metrics: MetricsPayload | None) -> Cells:
    return [(word, told(name, getattr(metrics, name) if metrics else None)) for name, word in NAMES]


def told(name: str, value: float | None) -> str:
    if name == "watch_time_sec" and value is not None:
        return _watched(value)
    return words.number(value)


def _watched(seconds: float) -> str:
    """Hours from the first on: 57 h, 1.4 h, 12 min 04 s."""
    hours = seconds / moments.HOUR
    if hours < 1:
        return moments.span(seconds)
    return f"{hours:,.0f} h" if hours >= 10 else f"{hours:.1f} h"  # noqa: PLR2004  (a digit less from there on)


def totals(rows: Sequence[PostNumbers]) -> Cells:
    summed = []
    for name, word in NAMES:
        given = [getattr(row.latest.metrics, name) for row in rows if row.latest]
        known = [value for value in given if value is not None]
        summed.append((word, told(name, sum(known) if known else None)))
    return summed


def views_of(series: Sequence[AnalyticsPayload]) -> list[float]:
    return [float(found.metrics.views) for found in series if found.metrics.views is not None]


def row(numbers: PostNumbers, series: Sequence[AnalyticsPayload]) -> NumbersRow:
    views = views_of(series)
    top = round_top(max(views, default=1.0) or 1.0)
    return NumbersRow(numbers.post, cells(numbers.latest.metrics if numbers.latest else None), views, top)


def best(rows: Sequence[PostNumbers]) -> PostNumbers | None:
    counted = [row for row in rows if row.latest and row.latest.metrics.views]
    return max(counted, key=lambda row: row.latest.metrics.views or 0 if row.latest else 0, default=None)
