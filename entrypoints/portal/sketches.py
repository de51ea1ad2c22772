"""Numbers as drawings: the paths of charts and the widths of bars."""

from collections.abc import Sequence


def percent(share: float) -> str:
    """A share of 1 as an SVG length, kept between 0 and 100."""
    return f"{min(max(share, 0.0), 1.0) * 100:.1f}%"


def chart_path(values: Sequence[float], top: float) -> str:
    """A line through a box of 100 by 100 that the browser stretches, the newest value at its end."""
    if not values or top <= 0:
        return ""
    step = 100 / max(1, len(values) - 1)
    points = [f"{index * step:.2f} {100 - value / top * 100:.2f}" for index, value in enumerate(values)]
    return "M" + "L".join(points if len(points) > 1 else [points[0], f"100 {points[0].split()[1]}"])


def round_top(highest: float) -> float:
    """The next 1, 2 or 5 times a power of ten, so that an axis ends on a readable number."""
    power = 1.0
    while True:
        for factor in (1, 2, 5):
            if factor * power >= highest:
                return factor * power
        power *= 10
