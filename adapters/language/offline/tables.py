"""Lines and excerpts from the tables of an article: only what stands in their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from adapters.language.offline.charts import Number, number_in, unit_in
from adapters.language.offline.outline import Section
from adapters.language.offline.words import MACHINE, count_words
from application.contracts.article import Block

FEWEST_POINTS, MOST_POINTS, MOST_LINES = 3, 120, 3
MOST_ROWS, LONGEST_CELL, MOST_COLUMNS = 24, 9, 6
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz]|janv|f[ée]vr|mars|avr|juin|juil|ao[uû]t|d[ée]c)"
    r"[^\W\d_]{0,7}\.?"
)
_MONTHS = (
    ("jan",),
    ("feb", "fév", "fev"),
    ("mar", "mär"),
    ("apr", "avr"),
    ("mai", "may"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aoû", "aou"),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec", "dez", "déc"),
)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_TIME = re.compile(
    rf"(?i){_YEAR}(?:[-/](?:0?[1-9]|1[0-2]))?(?:[-/]\d{{1,2}})?(?:[-–/]\d{{2}})?年?|{_YEAR}年(?:\d{{1,2}}月)?|"
    rf"{_MONTH}(?: (?:\d{{1,2}},? )?{_YEAR}| ’?\d\d)?|\d{{1,2}}月|"
    rf"[QHT][1-4](?:[ /-]{_YEAR})?|{_YEAR}[ /-]?[QHT][1-4]|"
    r"(?:year|month|week|day|hour|quarter|jahr|monat|woche|tag|stunde|semaine|jour|mois) \d{1,3}"
)


@dataclass(frozen=True, slots=True)
class TimeLine:
    """`points` are label and value of the first line, `series` the other ones."""

    title: str
    name: str
    unit: str
    points: tuple[tuple[str, float], ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]


def line_of(section: Section) -> TimeLine | None:
    for table in section.tables:
        if (found := _line(table)) is not None:
            return found
    return None


def table_of(section: Section) -> tuple[str, ...] | None:
    """The first table of short cells, as rows, its head first."""
    for table in section.tables:
        head, *rows = table.rows
        whole = all(len(row) == len(head) and row[0] for row in table.rows)
        if whole and 2 <= len(head) <= MOST_COLUMNS and 2 <= len(rows) <= MOST_ROWS and all(map(_short, table.rows)):
            return tuple(" | ".join(row) for row in table.rows)
    return None


def spoken_row(rows: Sequence[str], text: str) -> int:
    """Return the number, from 1, of the one row below the head that the text names; 0 if it is none or several."""
    said = text.casefold()
    found = [i for i, row in enumerate(rows[1:], 1) if _named(row.partition(" | ")[0], said)]
    return found[0] if len(found) == 1 else 0


def _line(table: Block) -> TimeLine | None:
    """Times in the first column, and one to three columns of numbers that have one unit."""
    head, *rows = table.rows
    if not FEWEST_POINTS <= len(rows) <= MOST_POINTS or any(len(row) != len(head) for row in rows):
        return None
    times = [row[0].strip() for row in rows]
    if not all(_TIME.fullmatch(time) for time in times) or len(set(times)) != len(times):
        return None
    columns = [(head[k], found) for k in range(1, len(head)) if (found := _numbers([row[k] for row in rows]))]
    unit = _unit(*columns[0]) if columns else ""
    told = [(name, [number.value for number in found]) for name, found in columns if _unit(name, found) == unit]
    if not told:
        return None
    moments = [_moment(time) for time in times]
    if len(set(moments)) == len(moments) and moments == sorted(moments, reverse=True):
        times, told = times[::-1], [(name, values[::-1]) for name, values in told]
    (name, first), *more = [(_plain(name), values) for name, values in told[:MOST_LINES]]
    series = tuple((other, tuple(values)) for other, values in more)
    return TimeLine("" if more else name, name if more else "", unit, tuple(zip(times, first, strict=True)), series)


def _moment(time: str) -> tuple[int, ...]:
    """Year, month and the other numbers of a time, so that two of one kind can be compared."""
    year = re.search(_YEAR, time)
    rest = time.replace(year[0], "", 1) if year else time
    month = next((i for i, names in enumerate(_MONTHS, 1) if rest.strip().lower().startswith(names)), 0)
    return int(year[0]) if year else 0, month, *map(int, re.findall(r"\d+", rest))


def _numbers(cells: Sequence[str]) -> list[Number]:
    """All cells as numbers of one unit, or none."""
    found = [number for cell in cells if (number := number_in(cell))]
    return found if len(found) == len(cells) and len({number.unit for number in found}) == 1 else []


def _unit(name: str, found: Sequence[Number]) -> str:
    return found[0].unit or unit_in(name)


def _plain(head: str) -> str:
    return re.sub(r"\s*\([^)]*\)", "", head).strip()


def _short(row: Sequence[str]) -> bool:
    return all(count_words(cell) <= LONGEST_CELL and "|" not in cell and not MACHINE.search(cell) for cell in row)


def _named(label: str, said: str) -> bool:
    words = r"\W+".join(map(re.escape, re.findall(r"\w+", label.casefold())))
    return bool(words) and bool(re.search(rf"(?<!\w){words}(?!\w)", said))
