"""The gate's report for people and programs: a refusal in one sentence, JSON that is stored, lines of text."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from render_cluster.errors import GateRefusedError
from render_cluster.gate.row import Row, Verdict

SPOTS = 3
"""So many places of one fault are named in a sentence."""
STORED_SPOTS = 50
"""Of one row: a report of thousands of places is read by nobody, and has to travel."""
_MARKS = {Verdict.PASSED: "ok", Verdict.FAILED: "FAULT", Verdict.SKIPPED: "skipped"}


def refuse_faults(rows: Sequence[Row]) -> None:
    """Raise `GateRefusedError` naming each row that did not pass, and the scenes to look at."""
    faults = [_sentence(row) for row in rows if not row.passed]
    if faults:
        message = f"The finished video failed its checks: {'; '.join(faults)}"
        raise GateRefusedError(message, as_table(rows))


def as_table(rows: Sequence[Row]) -> Mapping[str, Mapping[str, object]]:
    """Plain values for JSON, by the row's name; `passed` is true for a skipped row, whose `reason` says why."""
    return {row.name: _plain(row) for row in rows}


def as_text(rows: Sequence[Row]) -> str:
    """Lines in columns: verdict, title, value, limit; then what there is to say about it."""
    cells = [(_MARKS[row.verdict], row.title, _shown(row.value), row.limit) for row in rows]
    widths = [max(map(len, column), default=0) for column in zip(*cells, strict=True)]
    lines = []
    for row, parts in zip(rows, cells, strict=True):
        remark = row.reason or _places(row)
        padded = [part.ljust(width) for part, width in zip(parts, widths, strict=True)]
        lines.append("  ".join([*padded, remark]).rstrip())
    return "\n".join(lines)


def _sentence(row: Row) -> str:
    places = _places(row)
    return f"{row.title} is {_shown(row.value)}, allowed is {row.limit}" + (f" (at {places})" if places else "")


def _plain(row: Row) -> Mapping[str, object]:
    return {
        "value": _storable(row.value),
        "limit": row.limit,
        "passed": row.passed,
        "title": row.title,
        "verdict": row.verdict.value,
        "reason": row.reason,
        "where": list(map(asdict, row.where[:STORED_SPOTS])),
    }


def _storable(value: object) -> object:
    """JSON has no infinity, which is how quiet silence is."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _places(row: Row) -> str:
    more = f" and {len(row.where) - SPOTS} more" if len(row.where) > SPOTS else ""
    return ", ".join(map(str, row.where[:SPOTS])) + more


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
