"""Colours as `#rrggbb`, and how well one is read on another (WCAG 2)."""

import re
from collections.abc import Sequence

READABLE = 4.5
_STEPS = 40


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def is_colour(text: str) -> bool:
    return bool(re.fullmatch(r"#[0-9a-fA-F]{6}", text))


def mix(one: str, other: str, share: float) -> str:
    """Return `one` with a share of `other`."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (c / 255 for c in rgb(colour))]  # noqa: PLR2004 - sRGB
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def legible(colour: str, ground: str, wanted: float = READABLE) -> str:
    """Move a colour in lightness, away from the ground, until it can be read there."""
    towards = "#ffffff" if luminance(ground) < 0.18 else "#000000"  # noqa: PLR2004 - equal contrast to both
    steps = (mix(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(step, ground) >= wanted), towards)


def best_ink(ground: str, inks: Sequence[str] = ("#ffffff", "#14110f")) -> str:
    return max(inks, key=lambda ink: contrast(ink, ground))
