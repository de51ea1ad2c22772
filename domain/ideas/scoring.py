"""The score of an idea: a sum of named parts, each with the most it can give, what it gave, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

WEIGHTS: Mapping[str, float] = {
    "trend": 0.15,
    "audience_fit": 0.2,
    "novelty": 0.2,
    "evidence": 0.2,
    "format_fit": 0.15,
    "past_performance": 0.1,
}
"""The most that each part can give; together 1."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a part was reached, from 0 to 1, and why in one sentence for people."""

    value: float
    reason: str


UNJUDGED = Share(0.5, "Nothing is known of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    total: float
    parts: Mapping[str, float]
    reasons: Mapping[str, str]


def scored(shares: Mapping[str, Share]) -> Score:
    """Sum the parts. Every part of `WEIGHTS` is named, or a `KeyError` tells of the bug."""
    parts = {name: round(most * min(1.0, max(0.0, shares[name].value)), _DIGITS) for name, most in WEIGHTS.items()}
    return Score(
        total=round(sum(parts.values()), _DIGITS),
        parts=parts,
        reasons={name: shares[name].reason for name in WEIGHTS},
    )
