"""Content that is too much for one slide, in parts for several: type is not made smaller."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from render_cluster.look.order import CardContent

Row = TypeVar("Row")
HEADED = {"table", "comparison"}
"""Their first item is the head of all others."""
_SENTENCES = re.compile(r"(?<=[.!?…:;])\s+|(?<=[。！？；])")


@dataclass(frozen=True, slots=True)
class Part:
    """What of a content stands on one slide; `before`, `beyond` and `whole` are a `CardOrder`'s."""

    content: CardContent
    before: int = 0
    beyond: tuple[float, ...] = ()
    whole: bool = False


def texts_of(content: CardContent, count: int) -> list[Part]:
    """The headline in so many parts; what else there is stays with the first, a quote's source with its last."""
    first, *others = pieces(content.headline, count)
    quote = content.layout == "quote"
    layout = "quote" if quote else "headline"
    told = [replace(content, headline=first, alt="", attribution="" if quote and others else content.attribution)]
    told += [CardContent(layout=layout, headline=part) for part in others]
    if quote:
        told[-1] = replace(told[-1], attribution=content.attribution)
    return [Part(each) for each in told]


def rows_of(content: CardContent, count: int) -> list[Part]:
    """The items or points in so many parts, or as many as there are rows; a single long row becomes words."""
    if content.layout == "bars":
        return _bars(content, count)
    items = content.items
    if content.layout == "code":
        items = tuple(line for item in items for line in item.split("\n"))
    head = items[:1] if content.layout in HEADED else ()
    rows = items[len(head) :]
    if len(rows) <= 1 and content.layout == "list":
        return [Part(CardContent(layout="headline", headline=piece)) for row in rows for piece in pieces(row, count)]
    parts, starts = _shared(rows, count)
    return [
        Part(
            replace(content, items=(*head, *part), active=_within(content.active, start, len(part))),
            before=0 if head else start,
        )
        for part, start in zip(parts, starts, strict=True)
    ]


def pieces(text: str, count: int) -> list[str]:
    """Parts of about equal length: of whole sentences if they are enough, else of words."""
    told = [part for part in _SENTENCES.split(text.strip()) if part]
    if len(told) < count or max(map(len, told), default=0) > 1.5 * len(text) / count:
        told = text.split() if len(text.split()) >= count else list(text)
    seam = "" if told == list(text) else " "
    reached = list(accumulate(len(part) + 1 for part in told))
    parts: list[list[str]] = [[] for _ in range(count)]
    for part, end in zip(told, reached, strict=True):
        middle = end - len(part) / 2
        parts[min(count - 1, int(middle * count / max(1, reached[-1])))].append(part)
    return [seam.join(part) for part in parts if part] or [text]


def _bars(content: CardContent, count: int) -> list[Part]:
    parts, starts = _shared(content.points, count)
    every = tuple(value for _, value in content.points)
    return [
        Part(replace(content, points=tuple(part), active=_within(content.active, start, len(part))), beyond=every)
        for part, start in zip(parts, starts, strict=True)
    ]


def _shared(rows: Sequence[Row], count: int) -> tuple[list[Sequence[Row]], list[int]]:
    """Return parts that differ by one row at most, and where each begins."""
    count = max(1, min(count, len(rows)))
    edges = [round(len(rows) * part / count) for part in range(count + 1)]
    return [rows[edges[i] : edges[i + 1]] for i in range(count)], edges[:-1]


def _within(active: int, start: int, size: int) -> int:
    return active - start if start < active <= start + size else 0
