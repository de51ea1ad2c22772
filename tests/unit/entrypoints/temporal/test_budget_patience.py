"""A pipeline may wait a month for its budget, and its history stays well below what the server takes."""

from datetime import timedelta
from itertools import count

from entrypoints.temporal.workflows.pipeline_core import patience_after

MOST_EVENTS = 51_200
EVENTS_OF_A_LOOK = 11
"""A timer with its end, a step that was asked for, begun and refused, and two reports of the same three events."""
SIDE_BY_SIDE = 4
LONGEST_MONTH = timedelta(days=31)


def test_a_budget_that_is_reached_on_the_first_of_a_month_is_waited_for_to_its_end() -> None:
    waited = timedelta()
    for looks in count(1):
        waited += patience_after(looks)
        if waited >= LONGEST_MONTH:
            break

    assert looks * EVENTS_OF_A_LOOK * SIDE_BY_SIDE < MOST_EVENTS / 3


def test_a_higher_cap_is_seen_within_half_an_hour_on_the_first_day() -> None:
    waits = [patience_after(looks) for looks in range(1, 49)]

    assert max(waits) == timedelta(minutes=30)
    assert sum(waits, timedelta()) == timedelta(days=1)
