"""The quality gate's rows as a table to read: what failed comes first, and each place is a second to look at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

OLD_TITLES = {"join": "Joins of the scenes", "captions_outside": "Captions outside the picture"}
"""Of rows that were stored before they brought a title of their own."""
UNITS = {
    "loudness": "LUFS",
    "true_peak": "dBTP",
    "duration": "s",
    "asked_length": "s",
    "platform_length": "s",
    "frame_rate": "fps",
}
SHOWN_PLACES = 4
MINUS = re.compile(r"(?<![\w.-])-(?=\d|inf)")


class Verdict(StrEnum):
    """In the order in which rows are shown."""

    FAILED = "failed"
    SKIPPED = "skipped"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Place:
    second: float
    scene: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """`more` is how many places there are beside those shown."""

    title: str
    value: str
    limit: str
    verdict: Verdict
    reason: str = ""
    places: tuple[Place, ...] = ()
    more: int = 0


def check_rows(stored: Mapping[str, Mapping[str, object]]) -> list[CheckRow]:
    rows = [_row(name, found) for name, found in stored.items()]
    return sorted(rows, key=lambda row: (list(Verdict).index(row.verdict), row.title))


def counted(rows: list[CheckRow]) -> str:
    """2 failed, 3 not measured, 25 passed."""
    words = {Verdict.FAILED: "failed", Verdict.SKIPPED: "not measured", Verdict.PASSED: "passed"}
    counts = [(sum(row.verdict is verdict for row in rows), word) for verdict, word in words.items()]
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def _row(name: str, found: Mapping[str, object]) -> CheckRow:
    value, places = found.get("value"), list(_places(found.get("where")))
    unit = UNITS.get(name, "") if isinstance(value, int | float) else ""
    return CheckRow(
        title=str(found.get("title") or OLD_TITLES.get(name, name.replace("_", " ").capitalize())),
        value=" ".join(filter(None, (_short(value), unit))),
        limit=_short(found.get("limit")),
        verdict=_verdict(found),
        reason=str(found.get("reason") or ""),
        places=tuple(places[:SHOWN_PLACES]),
        more=max(0, len(places) - SHOWN_PLACES),
    )


def _verdict(found: Mapping[str, object]) -> Verdict:
    """Old rows say only whether they passed."""
    told = found.get("verdict")
    if told in set(Verdict):
        return Verdict(str(told))
    return Verdict.PASSED if found.get("passed", True) else Verdict.FAILED


def _places(where: object) -> Iterator[Place]:
    for spot in where if isinstance(where, list | tuple) else ():
        second = spot.get("second") if isinstance(spot, Mapping) else None
        if isinstance(second, int | float):
            yield Place(float(second), str(spot.get("scene") or ""))


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _typeset(f"{value:.2f}".rstrip("0").rstrip("."))
    if isinstance(value, list | tuple):
        return " to ".join(_short(one) for one in value) if value else "none"
    return "–" if value is None else _typeset(str(value))


def _typeset(text: str) -> str:
    return MINUS.sub("\N{MINUS SIGN}", text.replace("+-", "\N{PLUS-MINUS SIGN}"))
