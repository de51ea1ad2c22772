"""The order in which a line's characters are drawn: Unicode's bidirectional algorithm (UAX 9) for one line.

Explicit embeddings and overrides are no part of it: they are dropped from text before.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_OPENING = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］"}  # noqa: RUF001 - brackets of wide scripts


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the line, of one direction."""

    start: int
    end: int
    rtl: bool


def reads_from_right(text: str) -> bool:
    """Tell a line's direction by its first letter."""
    sides = (unicodedata.bidirectional(char) for char in text)
    return next((side != "L" for side in sides if side in {"L", "R", "AL"}), False)


def mostly_from_right(words: Sequence[str]) -> bool:
    """Tell a line's direction by most of its words; the first one decides a tie."""
    sides = [reads_from_right(word) for word in words if any(char.isalpha() for char in word)]
    return bool(sides) and 2 * sum(sides) + sides[0] > len(sides)


def visual(text: str, *, rtl: bool) -> list[Stretch]:
    """Return the stretches of a line from left to right, each in its own order of reading."""
    levels = _levels(text, base=int(rtl))
    stretches = [list(group) for _, group in groupby(range(len(text)), key=levels.__getitem__)]
    ordered = _reordered(stretches, [levels[stretch[0]] for stretch in stretches])
    return [Stretch(part[0], part[-1] + 1, rtl=bool(levels[part[0]] % 2)) for part in ordered]


def _reordered(stretches: list[list[int]], levels: list[int]) -> list[list[int]]:
    """L2: from the highest level down, whatever lies at it or above is reversed."""
    order = list(range(len(stretches)))
    for level in range(max(levels, default=0), 0, -1):
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[begin:end] = order[begin:end][::-1]
            begin = max(end, begin + 1)
    return [stretches[i] for i in order]


def _levels(text: str, base: int) -> list[int]:
    side = "R" if base else "L"
    kinds = _weak([unicodedata.bidirectional(char) or "L" for char in text], side)
    _brackets(text, kinds, side)
    _neutral(kinds, side)
    raised = {"L": base + base % 2, "R": base + 1 - base % 2, "EN": 2, "AN": 2}
    levels = [raised[kind] for kind in kinds]
    for i in range(len(text.rstrip()), len(text)):
        levels[i] = base
    return levels


def _weak(kinds: list[str], side: str) -> list[str]:
    """W1 to W7: marks, digits and what stands between them."""
    strong, letter = side, side
    for i, kind in enumerate(kinds):
        now = (kinds[i - 1] if i else side) if kind == "NSM" else kind
        if now in {"L", "R", "AL"}:
            letter = now
        kinds[i] = "AN" if now == "EN" and letter == "AL" else now
    for i, kind in enumerate(kinds[1:-1], 1):
        before, after = kinds[i - 1], kinds[i + 1]
        if before == after and ((kind == "CS" and before in {"EN", "AN"}) or (kind == "ES" and before == "EN")):
            kinds[i] = before
    _terminators(kinds)
    for i, kind in enumerate(kinds):
        kinds[i] = "R" if kind == "AL" else "ON" if kind in {"ES", "ET", "CS"} | _NEUTRAL else kind
        strong = kinds[i] if kinds[i] in {"L", "R"} else strong
        kinds[i] = "L" if kinds[i] == "EN" and strong == "L" else kinds[i]
    return kinds


def _terminators(kinds: list[str]) -> None:
    """W5: signs of percent, degree and money beside digits belong to them."""
    for begin, end in _spans(kinds, {"ET"}):
        if "EN" in {*kinds[max(begin - 1, 0) : begin], *kinds[end : end + 1]}:
            kinds[begin:end] = ["EN"] * (end - begin)


def _brackets(text: str, kinds: list[str], side: str) -> None:
    """N0: a pair of brackets goes with what it holds, or with what stands before it."""
    for opening, closing in sorted(_pairs(text)):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} & {"L", "R"}
        before = next((_strong(kind) for kind in reversed(kinds[:opening]) if _strong(kind)), side)
        other = "L" if side == "R" else "R"
        if inside:
            goes = side if side in inside or before == side else other
            kinds[opening] = kinds[closing] = goes


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if char in _OPENING:
            opened.append((_OPENING[char], i))
            continue
        match = next((at for at in reversed(range(len(opened))) if opened[at][0] == char), None)
        if match is not None:
            yield opened[match][1], i
            del opened[match:]


def _neutral(kinds: list[str], side: str) -> None:
    """N1 and N2: between two of one direction, theirs; else the line's."""
    for begin, end in _spans(kinds, {"ON"}):
        before = _strong(kinds[begin - 1]) if begin else side
        after = _strong(kinds[end]) if end < len(kinds) else side
        kinds[begin:end] = [before if before == after else side] * (end - begin)


def _strong(kind: str) -> str:
    return "R" if kind in {"EN", "AN"} else kind if kind in {"L", "R"} else ""


def _spans(kinds: Sequence[str], wanted: set[str]) -> Iterator[tuple[int, int]]:
    begin = 0
    for inside, group in groupby(list(kinds), key=wanted.__contains__):
        end = begin + len(list(group))
        if inside:
            yield begin, end
        begin = end
