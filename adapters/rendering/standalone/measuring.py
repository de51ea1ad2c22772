"""The gate's report on any video file."""

from dataclasses import dataclass
from pathlib import Path

from domain.shared.errors import InvalidInputError
from render_cluster import gate
from render_cluster.errors import RenderError


@dataclass(frozen=True, slots=True)
class Report:
    """`text` is a table for people, `rows` the same for programs."""

    passed: bool
    text: str
    rows: dict[str, dict[str, object]]


def measured(path: Path) -> Report:
    """Raise `InvalidInputError` for what is no video that can be measured."""
    try:
        rows = gate.inspect(path)
    except RenderError as error:
        message = f"{error}."
        raise InvalidInputError(message) from error
    table = {name: dict(row) for name, row in gate.as_table(rows).items()}
    return Report(all(row.passed for row in rows), gate.as_text(rows), table)
