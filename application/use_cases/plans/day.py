"""When the day of a channel is: its bounds, the moment of its run, and its slots."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.tenancy.channel import Channel, RuleStatus


def bounds(channel: Channel, day: date) -> tuple[datetime, datetime]:
    """Midnight to midnight where the channel is."""
    zone = ZoneInfo(channel.time_zone)
    return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)


def run_moment(channel: Channel, day: date, now: datetime) -> datetime:
    """The time of its daily run; a run of today that is over, or has no time, is planned as of now."""
    start, end = bounds(channel, day)
    nominal = datetime.combine(day, time.fromisoformat(channel.run_at or "00:00"), ZoneInfo(channel.time_zone))
    return min(max(nominal, now), end) if start <= now < end else nominal


def free_slots(channel: Channel, day: date, now: datetime, taken: Collection[datetime]) -> tuple[datetime, ...]:
    """The times of the day at which a post can go out still; none are named where posts go out at once."""
    if channel.rule.status is not RuleStatus.ACTIVE:
        return ()
    zone = ZoneInfo(channel.time_zone)
    every = [datetime.combine(day, time.fromisoformat(text), zone).astimezone(UTC) for text in channel.rule.times]
    return tuple(sorted(slot for slot in every if slot > now and slot not in taken))


def posts_at_once(channel: Channel) -> bool:
    return not channel.rule.times or channel.rule.status is not RuleStatus.ACTIVE
