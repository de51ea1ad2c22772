"""Lines and numbers of a card as text that people edit: a line each."""

import math
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from application.contracts.payloads import ScenePayload
from domain.scripts.lines import BETWEEN_CELLS, CHARTED, LINED
from domain.scripts.scene import Layout
from domain.shared.errors import InvalidInputError

HINTS = {
    Layout.LIST: "One line each.",
    Layout.CODE: "The rows of the code, as they stand.",
    Layout.COMPARISON: "Two sides a line: left | right.",
    Layout.TABLE: "One row a line, cells with | between them. The first row is the head.",
    Layout.BARS: "One bar a line: label = number.",
    Layout.LINE: "One label a line: label = number",
}
SENTENCES = {
    "narration": "What is said has between 1 and 1,000 letters.",
    "on_screen_text": "What is shown has 200 letters at most.",
    "items": "A card has between 1 and 60 lines, of 400 letters at most.",
    "points": "A chart has between 1 and 200 numbers, each with a label of 80 letters at most.",
}
Points = tuple[tuple[str, float], ...]
Series = tuple[tuple[str, tuple[float, ...]], ...]


def has_lines(scene: ScenePayload) -> bool:
    return scene.layout in LINED


def has_numbers(scene: ScenePayload) -> bool:
    return scene.layout in CHARTED


def hint(scene: ScenePayload) -> str:
    """Of a chart of several lines, in which order their numbers stand."""
    names = [scene.figure or scene.headline, *(name for name, _ in scene.series)]
    order = f" of {BETWEEN_CELLS.join(names)}." if scene.series else "."
    return HINTS[scene.layout] + (order if scene.layout is Layout.LINE else "")


def numbers_text(scene: ScenePayload) -> str:
    labels, first = zip(*scene.points, strict=True) if scene.points else ((), ())
    rows = zip(labels, first, *(values for _, values in scene.series), strict=True)
    return "\n".join(f"{label} = {BETWEEN_CELLS.join(map(_number_text, values))}" for label, *values in rows)


def lines_of(layout: Layout, text: str) -> tuple[str, ...]:
    """Code keeps its indents and empty rows; elsewhere spaces at the edges say nothing."""
    rows = text.strip("\r\n").splitlines()
    if layout is Layout.CODE:
        return tuple(row.rstrip() for row in rows)
    said = [row.strip() for row in rows if row.strip()]
    if layout is Layout.LIST:
        return tuple(said)
    return tuple(BETWEEN_CELLS.join(cell.strip() for cell in row.split(BETWEEN_CELLS.strip())) for row in said)


def numbers_of(scene: ScenePayload, text: str) -> tuple[Points, Series]:
    """Raise `InvalidInputError` naming the line that holds no label and numbers."""
    rows = list(_rows(text, 1 + len(scene.series)))
    points = tuple((label, values[0]) for label, values in rows)
    names = [name for name, _ in scene.series]
    columns = [tuple(values[at] for _, values in rows) for at in range(1, len(names) + 1)]
    return points, tuple(zip(names, columns, strict=True))


def sentence(error: ValidationError) -> str:
    """Of the first field that cannot be taken."""
    first = error.errors()[0]
    return SENTENCES.get(str(first["loc"][0]) if first["loc"] else "", first["msg"])


def _rows(text: str, count: int) -> Iterator[tuple[str, Sequence[float]]]:
    for row in filter(str.strip, text.splitlines()):
        label, _, told = (part.strip() for part in row.rpartition("="))
        try:
            values = [float(part) for part in told.split("|")]
        except ValueError:
            values = []
        if not label or len(values) != count or not all(map(math.isfinite, values)):
            wanted = "label = number" if count == 1 else f"label = {count} numbers with | between them"
            msg = f"“{row.strip()[:60]}” is not of the form {wanted}; a number is as 1234.5."
            raise InvalidInputError(msg)
        yield label, values


def _number_text(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)
