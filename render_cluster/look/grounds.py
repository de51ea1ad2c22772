"""Grounds over a whole video: no two alike in a row, loud ones seldom, the one not seen for longest before others."""

from collections.abc import Sequence
from itertools import zip_longest

from render_cluster.look.tokens import Template

LOUD_EVERY = 3
"""Cards of which at most one stands on a loud ground."""


def grounds_over(template: Template, layouts: Sequence[str]) -> tuple[str, ...]:
    """One for each layout of a video's scenes, as its cards are drawn; empty for what is no card, as the name given.

    An only ground is taken whatever stands before it; what stands before an only ground avoids it.
    """
    choices = [template.grounds_for(layout, index) if layout else ("",) for index, layout in enumerate(layouts, 1)]
    found: list[str] = []
    for names, after in zip_longest(choices, choices[1:], fillvalue=()):
        found.append(_next(template, names, found, after[0] if len(after) == 1 else ""))
    return tuple(found)


def _next(template: Template, names: Sequence[str], before: Sequence[str], coming: str) -> str:
    """What is worst to happen is ruled out first; a rule that would leave nothing does not count."""
    recent = set(before[-(LOUD_EVERY - 1) :])
    loud = set(template.loud) if recent & set(template.loud) else set()
    for avoided in (set(before[-1:]), loud, {coming}):
        names = [name for name in names if name not in avoided] or names
    return min(names, key=lambda name: (_last_seen(name, before), names.index(name)))


def _last_seen(name: str, before: Sequence[str]) -> int:
    return max((place for place, each in enumerate(before) if each == name), default=-1)
