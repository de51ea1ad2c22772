"""A line chart: up to three lines, each named at its own end; one of them in the accent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from render_cluster.look.colour import READABLE, contrast, mix
from render_cluster.look.frames import Box
from render_cluster.look.layouts.axis import Scale, apart, scale_of
from render_cluster.look.layouts.bars import SHORT_UNIT, figure
from render_cluster.look.order import CardContent
from render_cluster.look.setting import Block
from render_cluster.look.shapes import rounded, strokes
from render_cluster.look.skin import Skin

MOST_LINES, FEWEST_POINTS, MOST_POINTS = 3, 2, 120
_LARGEST = 1e18
_STRONG, _THIN, _DOT, _PAD = 10.0, 6.0, 30, 14
_BELOW, _ASIDE, _NAME_GAP, _BETWEEN = 32, 36, 12, 26
_WIDEST_LABEL, _WIDEST_TICK, _TALLEST_LABEL = 0.3, 0.2, 130


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    values: tuple[float, ...]
    strong: bool

    @property
    def last(self) -> float:
        return next((value for value in reversed(self.values) if math.isfinite(value)), 0.0)


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at the end of a line: its last value, and its name if there is more than one line."""

    value: Block
    name: Block | None

    @property
    def width(self) -> float:
        return max(self.value.width, self.name.width if self.name else 0)

    @property
    def height(self) -> float:
        return self.value.height + (_NAME_GAP + self.name.height if self.name else 0)


def lines_of(content: CardContent) -> list[Line]:
    """The line of the `points` (`figure` is its name), then the `series`; `active` counts them, 0 is the first."""
    labelled = [(content.figure, tuple(value for _, value in content.points)), *content.series]
    size = len(content.points)
    told = [(name, _plain(values[:size])) for name, values in labelled]
    told = [each for each in told if sum(map(math.isfinite, each[1])) >= FEWEST_POINTS]
    return [Line(name, values, i == max(0, content.active - 1)) for i, (name, values) in enumerate(told[:MOST_LINES])]


def _plain(values: Sequence[float]) -> tuple[float, ...]:
    """What no scale can hold has no value."""
    return tuple(value if abs(value) < _LARGEST else math.nan for value in values)


def draw_line(skin: Skin) -> None:
    content = skin.order.content
    lines, unit = lines_of(content), content.unit if len(content.unit) <= SHORT_UNIT else ""
    scale = scale_of([value for line in lines for value in line.values if math.isfinite(value)])
    box = skin.titled(content.headline)
    foot = skin.foot_note(content.attribution or (content.unit if not unit else ""), box)
    ticks = _ticks(skin, scale, unit, box.w * _WIDEST_TICK)
    ends = _ends(skin, lines, unit, box.w * _WIDEST_LABEL)
    left, right = max(tick.width for tick in ticks) + 22, max(end.width for end in ends) + _ASIDE
    middle = box.w - left - right
    labels = (content.points[0][0], content.points[-1][0])
    across = skin.alike(labels, "note", Box(0, 0, middle / 2 - 12, _TALLEST_LABEL))
    under = max(label.height for label in across) + _BELOW
    plot = Box(box.x + left, box.y + 16, middle, foot - under - box.y - 16)
    _grid(skin, plot, scale, ticks, box.x)
    for label, x in zip(across, (plot.x, plot.right - across[1].width), strict=True):
        skin.put(label, Box(x, plot.bottom + _BELOW - 6, label.width, label.height), skin.ground.mute)
    for i in sorted(range(len(lines)), key=lambda i: lines[i].strong):
        with skin.canvas.row(i):
            _curve(skin, lines[i], plot, scale)
    _label(skin, lines, ends, plot, scale)


def _ticks(skin: Skin, scale: Scale, unit: str, width: float) -> list[Block]:
    """The unit stands at the top only."""
    told = [*(figure(tick, "") for tick in scale.ticks[:-1]), figure(scale.high, unit)]
    return skin.alike(told, "note", Box(0, 0, width, 40))


def _grid(skin: Skin, plot: Box, scale: Scale, ticks: Sequence[Block], left: float) -> None:
    calm = mix(skin.ground.line, skin.ground.bg, 0.5 if contrast(skin.ground.line, skin.ground.bg) > READABLE else 0)
    for value, tick in zip(scale.ticks, ticks, strict=True):
        y = plot.bottom - plot.h * scale.share(value)
        zero = abs(value) < scale.step / 2 and scale.low < 0
        skin.canvas.rect(Box(plot.x, y - 1, plot.w, 2), skin.ground.mute if zero else calm, name="hair")
        skin.put(tick, Box(left, y - tick.height / 2, plot.x - left - 22, tick.height), skin.ground.mute, "right")


def _curve(skin: Skin, line: Line, plot: Box, scale: Scale) -> None:
    """Points that have no value are passed over."""
    gaps = max(1, len(line.values) - 1)
    every = max(1, len(line.values) // MOST_POINTS)
    kept = [
        (_PAD + plot.w * k / gaps, _PAD + plot.h * (1 - scale.share(value)))
        for k, value in enumerate(line.values)
        if math.isfinite(value) and (k % every == 0 or k == gaps)
    ]
    colour = skin.ground.accent if line.strong else skin.ground.bar
    size = (round(plot.w + 2 * _PAD), round(plot.h + 2 * _PAD))
    skin.canvas.paste(
        strokes(size, kept, colour, _STRONG if line.strong else _THIN), plot.x - _PAD, plot.y - _PAD, "series"
    )
    x, y = kept[-1][0] + plot.x - _PAD, kept[-1][1] + plot.y - _PAD
    skin.canvas.paste(rounded((_DOT, _DOT), _DOT / 2, colour), x - _DOT / 2, y - _DOT / 2, "dot")


def _ends(skin: Skin, lines: Sequence[Line], unit: str, width: float) -> list[_End]:
    values = skin.alike([figure(line.last, unit) for line in lines], "value", Box(0, 0, width, 90))
    names = skin.alike([line.name for line in lines], "note", Box(0, 0, width, 90))
    told = [name if line.name.strip() else None for name, line in zip(names, lines, strict=True)]
    return [_End(value, name) for value, name in zip(values, told, strict=True)]


def _label(skin: Skin, lines: Sequence[Line], ends: Sequence[_End], plot: Box, scale: Scale) -> None:
    wanted = [
        plot.bottom - plot.h * scale.share(line.last) - end.value.height / 2
        for line, end in zip(lines, ends, strict=True)
    ]
    heights = [end.height + _BETWEEN for end in ends]
    x = plot.right + _ASIDE
    tops = apart(wanted, heights, plot.y - 16, plot.bottom + _BETWEEN)
    for i, (line, end) in enumerate(zip(lines, ends, strict=True)):
        ink = skin.ground.accent if line.strong else skin.ground.fg
        with skin.canvas.row(i):
            foot = skin.put(end.value, Box(x, tops[i], end.value.width + 2, end.value.height), ink)
            if end.name:
                skin.put(end.name, Box(x, foot + _NAME_GAP, end.name.width + 2, end.name.height))
