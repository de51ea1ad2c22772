"""Which charts and tables of an article a scene may show: those that its words speak of, the most telling first."""

import re
from collections.abc import Iterator

from adapters.language.offline.charts import bars_of, comparison_of
from adapters.language.offline.outline import Section
from adapters.language.offline.slots import Role, Slot
from adapters.language.offline.study import Study
from adapters.language.offline.tables import line_of, spoken_row, table_of
from adapters.language.offline.words import terms
from domain.scripts.scene import Layout, Visual

_TABLE = "The article's own table."


def chart_options(slot: Slot, study: Study, title: str) -> Iterator[Visual]:
    """A course in time is a line; one column of figures bars; two texts a comparison; what has more is a table."""
    if slot.section is None or slot.role is not Role.PLAIN:
        return
    parts = slot.section.family() if slot.section.level > 1 else [slot.section]
    for part in parts:
        yield from _lines(slot, part, title)
        several = any(len(table.rows[0]) > 2 for table in part.tables)
        if several:
            yield from _tables(slot, part, title)
        yield from _bars(slot, study, part)
        yield from _comparisons(slot, part, title)
        if not several:
            yield from _tables(slot, part, title)


def _lines(slot: Slot, part: Section, title: str) -> Iterator[Visual]:
    line = line_of(part)
    names = [line.title, line.name, *(name for name, _ in line.series)] if line else []
    if line and _speaks_of(slot, " ".join([*names, *(label for label, _ in line.points)])):
        yield Visual(
            layout=Layout.LINE,
            headline=line.title or title,
            figure=line.name,
            unit=line.unit,
            points=line.points,
            series=line.series,
            reason="The figures of the article's own table, as they went on.",
        )


def _bars(slot: Slot, study: Study, part: Section) -> Iterator[Visual]:
    bars = bars_of(study, part)
    if bars and _speaks_of(slot, bars.title + " " + " ".join(label for label, _ in bars.points)):
        reason = "The figures of the article's own table or list."
        yield Visual(layout=Layout.BARS, headline=bars.title, unit=bars.unit, points=bars.points, reason=reason)


def _comparisons(slot: Slot, part: Section, title: str) -> Iterator[Visual]:
    compared = comparison_of(part)
    if compared and _speaks_of(slot, " ".join(compared[1])):
        reason = "The article's own table sets the two side by side."
        yield Visual(layout=Layout.COMPARISON, headline=title, items=compared[1], reason=reason)


def _tables(slot: Slot, part: Section, title: str) -> Iterator[Visual]:
    rows = table_of(part)
    if rows and _speaks_of(slot, " ".join(rows)):
        active = spoken_row(rows, slot.text)
        yield Visual(layout=Layout.TABLE, headline=title, items=rows, active=active, reason=_TABLE)


def _speaks_of(slot: Slot, words: str) -> bool:
    numbers = set(re.findall(r"\d[\d.,]*", slot.text)) & set(re.findall(r"\d[\d.,]*", words))
    return bool(numbers or len(set(terms(words)) & set(terms(f"{slot.text} {slot.title}"))) > 1)
