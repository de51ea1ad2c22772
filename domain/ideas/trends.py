"""What is talked about now: signals from feeds and lists, and how much an idea has to do with them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from domain.ideas.scoring import Share
from domain.ideas.terms import terms_of
from domain.shared.ids import SourceId

FRESH = timedelta(days=14)
"""Older signals say nothing any more."""
HALF_LIFE_DAYS, ARTICLE_HALF_LIFE_DAYS = 3.0, 120.0
FEWEST_COMMON, LEAST_COVER = 2, 0.34
SIGNALS_WEIGH, UNKNOWN_AGE, OLDEST = 0.7, 0.5, 0.1
UNHEARD = 0.5
"""What signals give where there are none: less than one that speaks of the idea, more than silence of many."""
_SHOWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One thing that somebody talks about. `weight` is 1 unless the source says how much is talked (0 to 1)."""

    id: UUID
    source_id: SourceId
    title: str
    url: str = ""
    weight: float = 1.0
    at: datetime


def trend_share(
    keywords: Mapping[str, int], signals: Sequence[Signal], published_at: datetime | None, url: str, now: datetime
) -> Share:
    """An article does not confirm itself: signals that link to it are left out."""
    recent, age = _recency(published_at, now)
    others = [signal for signal in signals if now - signal.at <= FRESH and (not url or signal.url != url)]
    if not others:
        middling = SIGNALS_WEIGH * UNHEARD + 1 - SIGNALS_WEIGH
        return Share(middling * recent, f"No trend signals of the last {FRESH.days} days to compare with; {age}.")
    heard = [(strength, signal) for signal in others if (strength := _strength(keywords, signal, now)) > 0]
    value = SIGNALS_WEIGH * (1 - math.exp(-sum(strength for strength, _ in heard))) + (1 - SIGNALS_WEIGH) * recent
    if not heard:
        return Share(value, f"None of {len(others)} recent signals speaks of it; {age}.")
    best = [f"“{signal.title}”" for _, signal in sorted(heard, key=lambda pair: -pair[0])[:_SHOWN]]
    speak = "signal speaks" if len(heard) == 1 else "signals speak"
    return Share(value, f"{len(heard)} recent {speak} of it, as {' and '.join(best)}; {age}.")


def _strength(keywords: Mapping[str, int], signal: Signal, now: datetime) -> float:
    words = set(terms_of(signal.title))
    common = words & keywords.keys()
    cover = len(common) / max(1, len(words))
    if cover < LEAST_COVER or (len(common) < FEWEST_COMMON and len(words) > 1):
        return 0.0
    days = max(0.0, (now - signal.at) / timedelta(days=1))
    return float(cover * signal.weight * 0.5 ** (days / HALF_LIFE_DAYS))


def _recency(published_at: datetime | None, now: datetime) -> tuple[float, str]:
    if published_at is None:
        return UNKNOWN_AGE, "the article has no date"
    days = max(0, (now - published_at).days)
    told = "the article is of today" if not days else f"the article is {days} day{'' if days == 1 else 's'} old"
    return max(OLDEST, 0.5 ** (days / ARTICLE_HALF_LIFE_DAYS)), told
