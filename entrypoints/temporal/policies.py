"""How long each class of step may take and how it is retried. Workflows name a policy, never a number."""

from datetime import timedelta
from typing import TypedDict

from temporalio.common import RetryPolicy

BUGS = [
    "AssertionError",
    "AttributeError",
    "ImportError",
    "KeyError",
    "NameError",
    "NotImplementedError",
    "TypeError",
    "ValidationError",
]
"""Mistakes in the program: trying again gives them again, so the step fails at once and says so."""


class ActivityPolicy(TypedDict, total=False):
    start_to_close_timeout: timedelta
    schedule_to_close_timeout: timedelta
    heartbeat_timeout: timedelta
    retry_policy: RetryPolicy


RECORD = ActivityPolicy(
    start_to_close_timeout=timedelta(seconds=10),
    retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=30), non_retryable_error_types=BUGS),
)
"""The database may be away for long: a decision waits for it and is never lost."""
CREATE = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=5),
    heartbeat_timeout=timedelta(seconds=30),
    retry_policy=RetryPolicy(maximum_attempts=8, non_retryable_error_types=BUGS),
)
"""A provider that is away is waited for: some minutes, or as long as it asks for (see `failures`)."""
REWRITE = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=3),
    heartbeat_timeout=timedelta(seconds=30),
    retry_policy=RetryPolicy(maximum_attempts=2, non_retryable_error_types=BUGS),
)
"""Somebody waits for it, and may ask again."""
READ_SOURCES = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=30),
    heartbeat_timeout=timedelta(seconds=30),
    retry_policy=RetryPolicy(maximum_attempts=5, non_retryable_error_types=BUGS),
)
RENDER = ActivityPolicy(
    start_to_close_timeout=timedelta(hours=2),
    schedule_to_close_timeout=timedelta(hours=6),
    heartbeat_timeout=timedelta(seconds=30),
    retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=30), non_retryable_error_types=BUGS),
)
"""Every restart of a worker costs one attempt, so attempts are bounded by time only."""
PREPARE = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=30),
    heartbeat_timeout=timedelta(seconds=60),
    retry_policy=RetryPolicy(maximum_attempts=5, non_retryable_error_types=BUGS),
)
COMMIT = ActivityPolicy(start_to_close_timeout=timedelta(minutes=2), retry_policy=RetryPolicy(maximum_attempts=1))
"""Irreversible: one attempt, and no heartbeat, since a false time-out would hide a post that is live."""
PROBE = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=2),
    retry_policy=RetryPolicy(
        initial_interval=timedelta(seconds=10),
        backoff_coefficient=1,
        maximum_attempts=3,
        non_retryable_error_types=BUGS,
    ),
)
COLLECT = ActivityPolicy(
    start_to_close_timeout=timedelta(minutes=1),
    retry_policy=RetryPolicy(
        initial_interval=timedelta(seconds=60),
        backoff_coefficient=1,
        maximum_attempts=5,
        non_retryable_error_types=BUGS,
    ),
)
