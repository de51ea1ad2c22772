"""Times in words: 24 hours, the zone on each lone time, the weekday where it is about a plan."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE, HOUR, DAY = 60, 3600, 86400


def zone_word(at: datetime, zone: str) -> str:
    """CET where the zone has letters, UTC+7 where it has none."""
    name = at.astimezone(ZoneInfo(zone)).strftime("%Z")
    return name if name[:1].isalpha() else f"UTC{name}"


def offset_word(at: datetime, zone: str) -> str:
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // MINUTE
    hours, rest = divmod(abs(minutes), MINUTE)
    sign = "+" if minutes >= 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def short_day(at: datetime, zone: str) -> str:
    there = at.astimezone(ZoneInfo(zone))
    return f"{there.day} {there:%b}"


def clock(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def clock_to_second(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%H:%M:%S")


def day(at: datetime, zone: str, now: datetime) -> str:
    """Wed 25 Nov; the year only outside this one."""
    there = at.astimezone(ZoneInfo(zone))
    year = "" if there.year == now.astimezone(ZoneInfo(zone)).year else f" {there.year}"
    return f"{there:%a} {there.day} {there:%b}{year}"


def moment(at: datetime, zone: str, now: datetime) -> str:
    """Today 10:42, else Wed 25 Nov, 10:42; the zone is added by whoever shows it alone."""
    there, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    return clock(at, zone) if there.date() == today else f"{day(at, zone, now)}, {clock(at, zone)}"


def local(at: datetime, zone: str, _now: datetime) -> str:
    """As a browser's field for date and time wants it."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def age(since: datetime, now: datetime) -> str:
    return span((now - since).total_seconds(), coarse=True)


def span(seconds: float, *, coarse: bool = False) -> str:
    """18 s, 2 min 04 s, 4 h 42 min, 3 d; coarse leaves the seconds out from a minute on."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min" + ("" if coarse else f" {whole % MINUTE:02d} s")
    if whole < 2 * DAY:
        minutes = whole % HOUR // MINUTE
        return f"{whole // HOUR} h" + (f" {minutes} min" if minutes else "")
    return f"{whole // DAY} d"


def timecode(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // MINUTE}:{whole % MINUTE:02d}"
