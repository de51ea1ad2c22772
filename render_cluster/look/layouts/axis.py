"""The scale of a chart: five lines at round values that hold all of it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STEPS = 4
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_FAR_FROM_ZERO = 0.5
"""Values whose least is more than this share of the greatest need no zero to be compared."""


@dataclass(frozen=True, slots=True)
class Scale:
    """`step` parts the scale, from `low` on, into `STEPS` equal ones."""

    low: float
    step: float

    @property
    def high(self) -> float:
        return self.low + STEPS * self.step

    @property
    def ticks(self) -> tuple[float, ...]:
        return tuple(self.low + k * self.step for k in range(STEPS + 1))

    def share(self, value: float) -> float:
        """0 at the foot of the scale, 1 at its top."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Sequence[float]) -> Scale:
    """The finest round scale; it begins at zero unless all values are far from it, and is never of no height."""
    least, most = min(values), max(values)
    if least >= 0 and least <= most * _FAR_FROM_ZERO:
        least = 0.0
    if least == most:
        least, most = (0.0, most) if most > 0 else (most, 0.0) if most < 0 else (0.0, float(STEPS))
    for step in _steps((most - least) / STEPS):
        low = math.floor(least / step + 1e-9) * step
        if low + STEPS * step >= most - step * 1e-9:
            return Scale(low, step)
    return Scale(least, (most - least) / STEPS)


def _steps(smallest: float) -> Iterator[float]:
    """Round numbers, the smallest first that could do."""
    power = 10.0 ** math.floor(math.log10(smallest))
    for decade in (power, power * 10, power * 100):
        for part in _ROUND[:-1]:
            if decade * part >= smallest * (1 - 1e-9):
                yield decade * part


def apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Push labels apart that would lie on each other, keeping their order, inside `low` to `high` if they fit."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    tops, at = list(wanted), low
    for i in order:
        tops[i] = max(wanted[i], at)
        at = tops[i] + heights[i]
    foot = high
    for i in reversed(order):
        tops[i] = min(tops[i], foot - heights[i])
        foot = tops[i]
    return tops
