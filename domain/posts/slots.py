"""When the next post of a channel goes out."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HORIZON_DAYS = 366


def next_slot(now: datetime, times: Sequence[str], time_zone: str, taken: Collection[datetime]) -> datetime:
    """Return now if the rule has no times, else the first free time of day after now, in UTC.

    `times` are "HH:MM" in the channel's zone; a time that a change of clocks leaves out moves with the clock.
    Raise `ValueError` if every slot of the next year is taken.
    """
    if not times:
        return now
    zone = ZoneInfo(time_zone)
    today = now.astimezone(zone).date()
    for offset in range(HORIZON_DAYS):
        for text in sorted(times):
            local = datetime.combine(today + timedelta(days=offset), time.fromisoformat(text), tzinfo=zone)
            slot = local.astimezone(UTC)  # near a change of clocks a local time equals no other zone's
            if slot > now and slot not in taken:
                return slot
    msg = f"Every slot of the next {HORIZON_DAYS} days is taken."
    raise ValueError(msg)
