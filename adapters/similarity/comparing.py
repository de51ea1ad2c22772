"""How like two ideas are by their words and titles, and why, in words."""

from collections.abc import Mapping

from rapidfuzz import fuzz, utils

from domain.ideas.likeness import Gist

WORDS_WEIGH = 0.7
"""The rest is the titles' share: series have equal titles over different texts, reprints the other way round."""
ALIKE_TITLES = 0.6
SHOWN_WORDS = 4


def title_likeness(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process) / 100


def similarity_of(words: float, titles: float) -> float:
    """Equal words suffice, whatever the title; an equal title alone does not."""
    return round(min(1.0, max(words, WORDS_WEIGH * words + (1 - WORDS_WEIGH) * titles)), 3)


def why_alike(weights: Mapping[str, float], other: Gist, titles: float) -> str:
    """`weights` are those of the new idea's words."""
    common = sorted(weights.keys() & other.keywords.keys(), key=lambda word: (-weights[word], word))
    words = ", ".join(f"“{word}”" for word in common[:SHOWN_WORDS])
    more = f" and {len(common) - SHOWN_WORDS} more" if len(common) > SHOWN_WORDS else ""
    found = [f"both speak of {words}{more}" if words else "", f"titles {titles:.0%} alike" * (titles >= ALIKE_TITLES)]
    return "; ".join(part for part in found if part)
