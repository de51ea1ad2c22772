"""Times in words."""

from datetime import UTC, datetime, timedelta

import pytest

from entrypoints.portal import moments

NOW = datetime(2026, 11, 24, 9, 42, 17, tzinfo=UTC)


def test_a_time_of_today_is_a_clock_time_and_any_other_has_its_day() -> None:
    assert moments.moment(NOW, "Europe/Berlin", NOW) == "10:42"
    assert moments.moment(NOW + timedelta(days=1), "Europe/Berlin", NOW) == "Wed 25 Nov, 10:42"
    assert moments.moment(NOW + timedelta(days=60), "Europe/Berlin", NOW) == "Sat 23 Jan 2027, 10:42"


def test_a_zone_without_letters_is_told_by_its_offset() -> None:
    assert moments.zone_word(NOW, "Europe/Berlin") == "CET"
    assert moments.zone_word(NOW, "Asia/Bangkok") == "UTC+07"
    assert moments.offset_word(NOW, "Asia/Kolkata") == "UTC+5:30"


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(-3, "0 s"), (18, "18 s"), (124, "2 min 04 s"), (16920, "4 h 42 min"), (7200, "2 h"), (260000, "3 d")],
)
def test_durations_get_coarser_as_they_get_longer(seconds: float, told: str) -> None:
    assert moments.span(seconds) == told


def test_a_timecode_has_two_digits_of_seconds() -> None:
    assert moments.timecode(64.4) == "1:04"
