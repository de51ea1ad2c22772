"""Bars: one column of values, so that all have one scale; one of them in the accent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster.look.frames import Box
from render_cluster.look.order import CardContent
from render_cluster.look.skin import Skin

MOST_BARS = 5
_THINNEST = 10
_LOWEST_ROW, _AIRY_ROW = 108, 150
_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_TENTHS = 100
_LARGEST = 1e18
"""What no scale can hold is drawn as nothing."""
SHORT_UNIT = 4
"""A longer unit is told once, in the note."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """One for all bars: from the least to the greatest value, zero among them, on so many pixels."""

    low: float
    high: float
    width: float

    @property
    def zero(self) -> float:
        return self.width * -self.low / (self.high - self.low)

    def bar(self, value: float) -> tuple[float, float]:
        """Where a bar begins, and how long it is: what is less than zero lies on the left of it."""
        length = max(_THINNEST, self.width * abs(value) / (self.high - self.low))
        left = self.zero - length if value < 0 else min(self.zero, self.width - length)
        return max(0.0, left), length


def draw_bars(skin: Skin) -> None:
    content = skin.order.content
    box = skin.titled(content.headline)
    foot = skin.foot_note(content.attribution or (content.unit if len(content.unit) > SHORT_UNIT else ""), box)
    points = _usable(content, max(1, int((foot - box.y) / _LOWEST_ROW)))
    room = min((foot - box.y) / len(points), 260)
    labels = skin.alike([label for label, _ in points], "label", Box(0, 0, box.w, max(room * 0.36, 36)))
    under, above = (24, 42) if room > _AIRY_ROW else (14, 26)
    thick = min(max(room - max(label.height for label in labels) - under - above, 16), 110)
    told = [figure(value, content.unit) for _, value in points]
    values = skin.alike(told, "value", Box(0, 0, box.w * 0.4, max(36, min(90, thick + under))))
    full = box.w - max(block.width for block in values) - 30
    scale = _scale([*(value for _, value in points), *skin.order.beyond], full)
    strong = content.active - 1 if content.active in range(1, len(points) + 1) else _greatest(points)
    for i, (_, value) in enumerate(points):
        y = box.y + i * room
        with skin.canvas.row(i):
            track = Box(box.x, skin.put(labels[i], Box(box.x, y, box.w, labels[i].height)) + under, full, thick)
            _draw_bar(skin, track, scale, value, strong=i == strong)
            spot = Box(track.right + 30, track.y + (thick - values[i].height) / 2, values[i].width + 2, thick)
            skin.put(values[i], spot, skin.ground.accent if i == strong else skin.ground.fg)


def _draw_bar(skin: Skin, track: Box, scale: _Scale, value: float, *, strong: bool) -> None:
    skin.canvas.rect(track, skin.ground.track, name="track")
    left, length = scale.bar(value)
    bar = Box(track.x + left, track.y, length, track.h)
    skin.canvas.rect(bar, skin.ground.accent if strong else skin.ground.bar, name="bar")
    if scale.low < 0:
        skin.canvas.rect(Box(track.x + scale.zero - 2, track.y - 8, 4, track.h + 16), skin.ground.fg, name="hair")


def _usable(content: CardContent, most: int) -> list[tuple[str, float]]:
    points = [(label, value if abs(value) < _LARGEST else 0.0) for label, value in content.points]
    return points[: min(most, MOST_BARS)]


def _scale(values: Sequence[float], width: float) -> _Scale:
    low, high = min(0.0, *values), max(0.0, *values)
    return _Scale(low, high if high > low else low + 1, width)


def _greatest(points: Sequence[tuple[str, float]]) -> int:
    return max(range(len(points)), key=lambda i: abs(points[i][1]))


def figure(value: float, unit: str) -> str:
    """Write a value as short as it can be said: 3.3M, 140,803, 12.5%."""
    scale, sign = next(((s, sign) for s, sign in _SCALES if abs(value) >= s), (1.0, ""))
    shown = value / scale
    digits = 0 if shown == int(shown) or (not sign and abs(shown) >= _TENTHS) else 1
    if not sign and 0 < abs(shown) < 1:
        digits = max(2, 1 - math.floor(math.log10(abs(shown))))
    text = f"{shown:,.{digits}f}"
    text = (text.rstrip("0").rstrip(".") if digits > 1 else text) + sign
    unit = unit.strip()
    if unit in {"$", "€", "£", "¥"}:
        return f"-{unit}{text[1:]}" if text.startswith("-") else f"{unit}{text}"
    if unit in {"%", "x", "×", "‰"}:
        return f"{text}{unit}"
    return f"{text} {unit}".strip() if len(unit) <= SHORT_UNIT else text
