"""The table of calls and the activities that serve them say the same."""

import inspect
from typing import Any, get_type_hints

import pytest
from temporalio.activity import _Definition

from application.contracts.workflows import Queue
from entrypoints.temporal import calls
from entrypoints.temporal.activities.build import build_activities
from tests.support.line import Line
from tests.support.temporal import TemporalEnv

CALLS = [each for each in vars(calls).values() if isinstance(each, calls.Call)]


def served() -> dict[str, tuple[Queue, Any]]:
    env: Any = TemporalEnv("", None, "unit")  # type: ignore[arg-type]  # nothing is sent anywhere
    by_queue = build_activities(Line(env).ports()).by_queue
    return {
        _Definition.must_from_callable(activity).name or "": (queue, activity)
        for queue, activities in by_queue.items()
        for activity in activities
    }


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_every_call_has_its_activity_on_its_queue(call: calls.Call[Any, Any]) -> None:
    queue, activity = served()[call.name]
    hints = get_type_hints(activity)
    step = next(iter(inspect.signature(activity).parameters))

    assert queue is call.queue
    assert hints[step] is call.asked
    assert hints["return"] is call.answered


def test_no_activity_is_served_that_nobody_calls() -> None:
    assert set(served()) == {call.name for call in CALLS}


def test_the_irreversible_step_has_one_attempt_and_no_heartbeat() -> None:
    policy = calls.COMMIT_POST.policy

    assert policy["retry_policy"].maximum_attempts == 1
    assert "heartbeat_timeout" not in policy
