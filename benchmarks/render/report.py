"""The page of the figures: tables, what misses its goal and why, the machine, how to repeat it."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.render import rows
from benchmarks.render.figures import Row, missed, table
from benchmarks.render.machine import described
from benchmarks.render.results import Results

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
METHOD = Path(__file__).with_name("method.md")
HEAD = "# Benchmarks of the renderer\n\nWritten by `make bench-render`; do not edit by hand."


def tables(results: Results) -> str:
    columns = list(results.workloads)
    goals = rows.rows(results.workloads) if columns else []
    parts = [table(goals, columns)] if columns else []
    other = _others(results)
    if other:
        parts.append(table(other, _columns(other)))
    misses = missed([*goals, *other], rows.REASONS)
    parts.append(f"Missed:\n\n{misses}" if misses else "Every goal that was measured is met.")
    if columns:
        parts.append("CPU seconds of each command, and other figures without a goal:")
        parts.append(table(rows.apart(results.workloads), columns))
    return "\n\n".join(parts)


def page(results: Results) -> str:
    machine = described((results.loads[0], results.loads[-1]), results.revision)
    return "\n\n".join([HEAD, tables(results), f"## The machine\n\n{machine}", METHOD.read_text().strip()]) + "\n"


def _others(results: Results) -> list[Row]:
    found = rows.good_rows(*results.good) if results.good else []
    return found + (rows.long_rows(results.long) if results.long else [])


def _columns(found: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(column for row in found for column in row.figures))
