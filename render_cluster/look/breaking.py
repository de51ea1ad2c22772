"""Balanced line breaks: the cheapest way to set words in a number of lines, as a typographer would count costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from render_cluster.look.words import HAN, WEAK, Seam, Word, joined

Lines = tuple[tuple[Word, ...], ...]
_SEAM_COSTS = {Seam.HYPHEN: 120, Seam.NOTHING: 14, Seam.SPACE: 0}
_STOPS = frozenset(",.:;—!?，。、！？")
_SHORT_WORD, _SHORT_PHRASE = 0.62, 14
_PARAGRAPH = 18
"""With so many words, even lines matter more than where they end."""
_NAME, _NAME_ALONE = 40, 12
"""What it costs to tear a capitalised name, less where each of its words has a line."""
_WEAK_END, _WEAK_IN_PARAGRAPH, _WEAK_ALONE = 26, 20, 120


@dataclass(frozen=True, slots=True)
class Breaking:
    lines: Lines
    cost: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Words with their widths and the width of a space, in any unit."""

    words: Sequence[Word]
    widths: Sequence[float]
    space: float

    @property
    def total(self) -> float:
        return sum(self.widths) + sum(self.lead(i) for i in range(1, len(self.words)))

    def lead(self, index: int) -> float:
        return self.space if self.words[index].seam is Seam.SPACE else 0.0


class Column(NamedTuple):
    """How wide lines may be and should be, and what an end on a little word costs."""

    limit: float
    target: float
    weak: float


def break_lines(text: Measured, limit: float, count: int) -> Breaking | None:
    """Set in exactly `count` lines no wider than `limit`, or return None."""
    size = len(text.words)
    weak = _WEAK_END if size < _PARAGRAPH else _WEAK_IN_PARAGRAPH
    column = Column(limit, min(limit, 1.04 * text.total / count) or 1.0, weak)
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    reach = _reached(text)
    for line in range(1, count + 1):
        for end in range(line, size + 1):
            if reach[end] > line * limit:
                break
            if reach[size] - reach[end] > (count - line) * limit + text.space * count:
                continue
            found = _best_start(text, best, (line, end), column)
            if found:
                best[line, end] = found
    if (count, size) not in best:
        return None
    return Breaking(_read(text.words, best, count), best[count, size][0])


def _reached(text: Measured) -> list[float]:
    """Return how wide the words are up to each place, without the spaces that breaks may swallow."""
    reach = [0.0]
    for width in text.widths:
        reach.append(reach[-1] + width)
    return reach


def _best_start(
    text: Measured, best: dict[tuple[int, int], tuple[float, int]], at: tuple[int, int], column: Column
) -> tuple[float, int] | None:
    line, end = at
    width, found = 0.0, None
    for start in range(end - 1, -1, -1):
        width += text.widths[start] + (text.lead(start + 1) if start + 1 < end else 0.0)
        if width > column.limit:
            break
        before = best.get((line - 1, start))
        if before is None:
            continue
        following = text.words[end] if end < len(text.words) else None
        cost = before[0] + _penalty(text.words[start:end], following, width, column)
        if found is None or cost < found[0]:
            found = (cost, start)
    return found


def _read(words: Sequence[Word], best: dict[tuple[int, int], tuple[float, int]], count: int) -> Lines:
    lines, end = [], len(words)
    for line in range(count, 0, -1):
        start = best[line, end][1]
        following = words[end] if end < len(words) else None
        part = list(words[start:end])
        if following and following.seam is Seam.HYPHEN:
            part[-1] = Word(part[-1].text + "-", part[-1].seam, part[-1].stressed)
        lines.append(tuple(part))
        end = start
    return tuple(reversed(lines))


def _penalty(line: Sequence[Word], following: Word | None, width: float, column: Column) -> float:
    cost = 100 * ((column.target - width) / column.target) ** 2
    if following is None:
        return cost + (60 if len(line) == 1 and width < _SHORT_WORD * column.target else 0)
    last = line[-1].text.strip("“\"'(").lower()
    cost += _SEAM_COSTS[following.seam]
    if following.seam is Seam.NOTHING and HAN.search(last) and last[-1:] not in _STOPS:
        cost += 40
    if last in WEAK:
        cost += _WEAK_ALONE if len(line) == 1 else column.weak
    if line[-1].stressed and following.stressed:
        cost += 45 if len(joined(line)) <= _SHORT_PHRASE else 10
    if last[-1:] in _STOPS:
        return cost - 12
    if line[-1].text.istitle() and following.text.istitle():
        cost += _NAME if len(line) > 1 else _NAME_ALONE
    return cost
