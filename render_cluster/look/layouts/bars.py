"""Bars: one column of values, so that all have one scale; one of them in the accent."""

import math

from render_cluster.look.frames import Box
from render_cluster.look.skin import Skin

MOST_BARS = 5
_THINNEST = 10
_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"))
_TENTHS = 100
SHORT_UNIT = 4
"""A longer unit is told once, in the note."""


def draw_bars(skin: Skin) -> None:
    content = skin.order.content
    points = [(label, value if math.isfinite(value) else 0.0) for label, value in content.points][:MOST_BARS]
    box = skin.titled(content.headline)
    foot = skin.foot_note(content.attribution or (content.unit if len(content.unit) > SHORT_UNIT else ""), box)
    room = min((foot - box.y) / len(points), 260)
    values = skin.alike([figure(value, content.unit) for _, value in points], "value", Box(0, 0, box.w * 0.4, 90))
    labels = skin.alike([label for label, _ in points], "label", Box(0, 0, box.w, max(room * 0.42, 40)))
    full = box.w - max(block.width for block in values) - 30
    top = max(abs(value) for _, value in points) or 1.0
    strong = content.active or 1 + max(range(len(points)), key=lambda i: abs(points[i][1]))
    for i, (_, value) in enumerate(points):
        chosen, label, shown = i + 1 == strong, labels[i], values[i]
        track = Box(box.x, box.y + i * room + label.height + 24, full, min(max(room - label.height - 66, 24), 110))
        spot = Box(track.right + 30, track.y + (track.h - shown.height) / 2, shown.width + 2, track.h)
        with skin.canvas.row(i):
            skin.put(label, Box(box.x, box.y + i * room, box.w, label.height))
            skin.canvas.rect(track, skin.ground.track, name="track")
            length = max(_THINNEST, full * abs(value) / top)
            skin.canvas.rect(track._replace(w=length), skin.ground.accent if chosen else skin.ground.bar, name="bar")
            skin.put(shown, spot, skin.ground.accent if chosen else skin.ground.fg)


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
