"""When each layer of a card comes in, and where it is at any frame: a pure function of names, places and the scene."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from render_cluster.look.layers import Layer
from render_cluster.look.motion_part import Entrance, Hold, Motion
from render_cluster.look.poses import AT_REST, Pose, entering, farthest, holding

RATE = 30
"""Frames a second that the tokens count in."""
FIRST, LAST = 1, 28
"""Frames of a card between which it comes in."""
LATEST_SHARE = 0.6
"""What waits for its word comes in before this share of the scene is over."""
LAST_PAGE_SHARE = 0.9
"""The same of a list that is turned over."""
LEADS = frozenset({"headline", "title", "quote", "numeral", "thumbnail"})
"""What is read first, wherever it stands."""
MOST_HOLDS = 2
_OUT = 48
"""Pixels that what lands may reach out of its place on either side."""
_COUNTED = 2
"""Frames of one number while it is counted."""
_CORNERS = ((-1, -1), (-1, 1), (1, -1), (1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """A scene in frames at 30 a second; `opens` the video; `spoken` says when each row is told."""

    frames: float
    opens: bool = False
    spoken: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """`first` may lie before the scene; from `end` on the layer is where it belongs, or gone if it is a `step`.

    It is gone from `gone` on, when the next page of a list takes its place.
    """

    first: float
    end: float
    entrance: Entrance | None = None
    hold: Hold | None = None
    frames: float = 1.0
    corner: tuple[int, int] = (0, 0)
    step: int = -1
    reach: float = 1.0
    gone: float = math.inf

    def pose(self, at: float) -> Pose | None:
        """None while nothing of the layer is seen."""
        if at >= self.gone:
            return None
        if self.step >= 0:
            begin = self.first + self.step * _COUNTED
            return AT_REST if begin <= at < min(begin + _COUNTED, self.end) else None
        if at < self.first or (self.entrance and self.entrance.move == "count" and at < self.end):
            return None
        pose = AT_REST
        if self.entrance and at < self.end:
            pose = entering(self.entrance, (at - self.first + 1) / (self.end - self.first + 1), self.corner)
        if self.hold:
            pose = holding(self.hold, pose, max(0.0, at), self.frames, self.corner)
        return self._reached(pose)

    def _reached(self, pose: Pose) -> Pose:
        if pose.view is None or self.reach == 1:
            return pose
        zoom, x, y = pose.view
        return replace(pose, view=(zoom, x * self.reach, y * self.reach))


def cues(motion: Motion, layers: Sequence[Layer], timing: Timing) -> tuple[Cue, ...]:
    """One for each layer, in their order."""
    counts = not timing.opens and any(layer.step >= 0 for layer in layers)
    begins = _begins(motion, layers)
    found = [_entering(motion, layer, begin, counts=counts) for layer, begin in zip(layers, begins, strict=True)]
    lead = _lead(motion, layers, found) if timing.opens else 0.0
    held, turns = _held(motion, layers), _turns(layers, timing)
    return tuple(
        _held_on(_spoken(cue, layer, lead, timing, turns), layers, i, held.get(layer.kind), timing)
        for i, (layer, cue) in enumerate(zip(layers, found, strict=True))
    )


def _entering(motion: Motion, layer: Layer, begin: float, *, counts: bool) -> Cue:
    """A video does not open with a number that is not the one it is about."""
    entrance = motion.entrance_of(layer.kind)
    if entrance is None or (layer.step >= 0 and not counts):
        return Cue(-LAST, -LAST, step=layer.step)
    if entrance.move == "count" and not counts:
        entrance = motion.entrances["text"]
    if entrance.move == "land":
        entrance = entrance.model_copy(update={"by": min(entrance.by, 1 + 2 * _OUT / layer.image.width)})
    bracket = layer.kind == "bracket"
    corner = _CORNERS[layer.line] if bracket and 0 <= layer.line < len(_CORNERS) else (0, 0)
    first = begin + entrance.lag + (0 if bracket else max(0, layer.line) * entrance.stagger)
    first = min(first, LAST - entrance.frames)
    return Cue(first, first + entrance.frames, entrance, corner=corner, step=layer.step)


def _begins(motion: Motion, layers: Sequence[Layer]) -> list[float]:
    """Groups in reading order, what leads first; closer together if there are too many of them."""
    places: dict[tuple[str, int], tuple[bool, int, int]] = {}
    longest = 0
    for layer in layers:
        entrance = motion.entrance_of(layer.kind)
        if entrance and not layer.page:
            key, place = _group(layer), (layer.group not in LEADS, layer.y, layer.x)
            places[key] = min(places.get(key, place), place)
            longest = max(longest, entrance.lag + entrance.frames)
    room = max(0, LAST - longest - FIRST)
    between = min(motion.between, room / max(1, len(places) - 1))
    order = sorted(places, key=lambda key: places[key])
    starts = {key: FIRST + number * between for number, key in enumerate(order)}
    return [starts.get(_group(layer), 0.0) for layer in layers]


def _group(layer: Layer) -> tuple[str, int]:
    return ("row", layer.row) if layer.row >= 0 else (layer.group, -1)


def _lead(motion: Motion, layers: Sequence[Layer], found: Sequence[Cue]) -> float:
    """How far the first card of a video has come in at its first frame: whatever leads can be read."""
    readable = [(cue.first + cue.end) / 2 for layer, cue in zip(layers, found, strict=True) if layer.group in LEADS]
    return max([motion.hook, *readable])


def _turns(layers: Sequence[Layer], timing: Timing) -> Mapping[int, float]:
    """When each page of a list begins: with its first item, or for each page alike where nobody tells them."""
    rows: dict[int, int] = {}
    for layer in layers:
        if layer.row >= 0:
            rows[layer.page] = min(rows.get(layer.page, layer.row), layer.row)
    told, latest = timing.spoken, timing.frames * LAST_PAGE_SHARE
    return {
        page: min(told[row], latest) if row < len(told) else timing.frames * page / len(rows)
        for page, row in rows.items()
        if page
    }


def _spoken(cue: Cue, layer: Layer, lead: float, timing: Timing, turns: Mapping[int, float]) -> Cue:
    first, length = cue.first - lead, cue.end - cue.first
    if layer.page:
        first = max(first, turns[layer.page])
    if cue.entrance and 0 <= layer.row < len(timing.spoken):
        latest = timing.frames * (LAST_PAGE_SHARE if turns else LATEST_SHARE)
        first = max(first, min(timing.spoken[layer.row], latest) + cue.entrance.lag)
    gone = turns.get(layer.page + 1, math.inf) if layer.row >= 0 else math.inf
    return replace(cue, first=first, end=first + length, gone=gone)


def _held(motion: Motion, layers: Sequence[Layer]) -> dict[str, Hold]:
    """What goes on moving, by kind: the two most important holds that the card has something for, and its progress."""
    there = {layer.kind for layer in layers}
    moving = [hold for hold in motion.holds if there & set(hold.of)]
    chosen = [hold for hold in moving if hold.move != "fill"][:MOST_HOLDS] + [h for h in moving if h.move == "fill"]
    return {kind: hold for hold in chosen for kind in hold.of}


def _held_on(cue: Cue, layers: Sequence[Layer], index: int, hold: Hold | None, timing: Timing) -> Cue:
    layer = layers[index]
    if hold is None or any(_covers(above, layer) for above in layers[index + 1 :]):
        return cue
    return replace(cue, hold=hold, frames=timing.frames, reach=_reach(layer, hold, timing))


def _covers(above: Layer, layer: Layer) -> bool:
    """Of what lies under a picture nothing is seen."""
    x, y = (layer.x + layer.right) / 2, (layer.y + layer.bottom) / 2
    return above.source is not None and above.x <= x < above.right and above.y <= y < above.bottom


def _reach(layer: Layer, hold: Hold, timing: Timing) -> float:
    if layer.source is None or hold.move not in {"scroll", "pan"}:
        return 1.0
    wide, high = layer.source.width / layer.image.width, layer.source.height / layer.image.height
    return farthest(high / wide if hold.move == "scroll" else wide / high, 1.0, timing.frames)
