"""Dates and times of day as they are said."""

import re
from functools import cache

from render_cluster.speech.numerals import said_number, said_ordinal, said_year
from render_cluster.speech.tongues import Tongue

MONTHS, HOURS, MINUTES, DAYS = 12, 24, 60, 31
_NUMERIC = re.compile(
    r"(?<![\w.,:/-])(?:(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<a>\d{1,2})[./](?P<b>\d{1,2})[./](?P<y>\d{4}))(?![\w/-])"
)
_CLOCK = re.compile(
    r"(?<![\w.,:/-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?= ?(?:Uhr|[ap]\.?m))|:(?P<plain>\d\d)"
    r"| ?h ?(?P<french>\d\d)?(?!\w))(?P<tail> Uhr)?(?![\w:])"
)
_DATIVE = re.compile(
    r"(?:^|\s)(?:am|vom|zum|beim|im|dem|den|des|seit|ab|nach|mit|bis|einem|einen|eines)\s$", re.IGNORECASE
)


@cache
def written_date(tongue: Tongue) -> re.Pattern[str]:
    """A day beside the name of its month."""
    months = "|".join(tongue.months) or r"(?!)"
    day = r"(?P<day>\d{1,2})(?P<mark>\.|º|er|st|nd|rd|th)?"
    after = r"(?P<of> de)?" if tongue.code in {"es", "pt"} else ""
    return re.compile(
        rf"(?<![\w.,:/-])(?:{day}{after} (?P<month>{months})|(?P<named>{months}) (?P<its>\d{{1,2}})(?:st|nd|rd|th)?)"
        rf"(?!\w)(?:(?:,| de)? (?P<year>\d{{4}})(?!\w))?"
    )


def said_date(match: re.Match[str], tongue: Tongue) -> str | None:
    day = match["day"] or match["its"]
    if not day or int(day) > DAYS:
        return None
    return _date(int(day), match["month"] or match["named"], match["year"] or "", tongue, match.string[: match.start()])


def said_numeric_date(match: re.Match[str], tongue: Tongue) -> str | None:
    """Which of two numbers is the month, the language decides, or the one that cannot be."""
    if match["year"]:
        month, day, year = int(match["m"]), int(match["d"]), match["year"]
    else:
        first, second, year = int(match["a"]), int(match["b"]), match["y"]
        month_first = (tongue.month_first and first <= MONTHS) or second > MONTHS
        month, day = (first, second) if month_first else (second, first)
    if not 1 <= month <= MONTHS or not 1 <= day <= DAYS or not tongue.months:
        return None
    return _date(day, tongue.months[month - 1], year, tongue, match.string[: match.start()])


def said_clock(match: re.Match[str], tongue: Tongue) -> str | None:
    hour, minute = match["hour"], match["minute"] or match["plain"] or match["french"] or ""
    romance = tongue.code in {"fr", "pt", "es"}
    if int(hour) > HOURS or int(minute or 0) >= MINUTES or (not match["plain"] and not match["minute"] and not romance):
        return None
    said = said_number(hour, tongue) or hour
    if tongue.code == "de" and said == "eins":
        said = "ein"
    if not int(minute or 0):
        followed = re.match(r" ?[ap]\.?m", match.string[match.end() :])
        return said if followed else tongue.hour.format(hour=said)
    lead = "oh " if tongue.code == "en" and minute.startswith("0") else ""
    return tongue.clock.format(hour=said, minute=lead + (said_number(str(int(minute)), tongue) or minute))


clock, numeric_date = _CLOCK, _NUMERIC


def _date(day: int, month: str, year: str, tongue: Tongue, before: str) -> str | None:
    if not tongue.date:
        return None
    number = said_number(str(day), tongue) or str(day)
    if day == 1:
        number = {"fr": "premier", "es": "primero", "pt": "primeiro"}.get(tongue.code, number)
    said = tongue.date.format(day=number, ordinal=ordinal(str(day), tongue, before), month=month)
    when = said_year(year, tongue) or year
    return f"{said} {when}" if year else said.removesuffix(" de")


def ordinal(digits: str, tongue: Tongue, before: str) -> str:
    """In German it bends to the word before it."""
    said = said_ordinal(digits, tongue) or digits
    if tongue.code != "de":
        return said
    if _DATIVE.search(before):
        return said + "n"
    return said if re.search(r"(?:^|\s)(?:der|die|das|diese[rs]?)\s$", before, re.IGNORECASE) else said + "r"
