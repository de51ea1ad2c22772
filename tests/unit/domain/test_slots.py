"""When the next post of a channel goes out."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.posts.slots import next_slot


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_rule_without_times_means_now() -> None:
    assert next_slot(at("2026-03-01T10:00"), (), "Europe/Berlin", ()) == at("2026-03-01T10:00")


def test_the_next_time_of_day_is_taken_in_the_channels_zone() -> None:
    assert next_slot(at("2026-03-01T10:00"), ("09:00", "17:30"), "Europe/Berlin", ()) == at("2026-03-01T16:30")


def test_a_taken_slot_is_passed_over() -> None:
    taken = {at("2026-03-01T16:30")}

    assert next_slot(at("2026-03-01T10:00"), ("17:30",), "Europe/Berlin", taken) == at("2026-03-02T16:30")


def test_the_clock_change_moves_the_slot_with_the_wall_clock() -> None:
    assert next_slot(at("2026-03-28T20:00"), ("09:00",), "Europe/Berlin", ()) == at("2026-03-29T07:00")


@pytest.mark.parametrize("times", [("02:30",), ("03:30",)])
def test_a_slot_that_the_clock_change_moves_is_taken_all_the_same(times: tuple[str, ...]) -> None:
    first = next_slot(at("2026-03-28T20:00"), times, "Europe/Berlin", ())
    second = next_slot(at("2026-03-28T20:00"), times, "Europe/Berlin", {first})

    assert first == at("2026-03-29T01:30")
    assert second > first + timedelta(hours=20)


def test_a_full_year_is_an_error() -> None:
    taken = {at("2026-01-01T09:00") + timedelta(days=day) for day in range(400)}

    with pytest.raises(ValueError, match="taken"):
        next_slot(at("2026-01-01T08:00"), ("09:00",), "UTC", taken)
