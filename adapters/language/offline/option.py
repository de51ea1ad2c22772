"""A card that could be shown, and how well it carries the words of its scene."""

from dataclasses import dataclass

from domain.scripts.scene import Visual


@dataclass(frozen=True, slots=True)
class Option:
    """`strength` is set by reading the results: words that are shown as they are said come first."""

    strength: float
    visual: Visual
