"""Which failures are tried again, and what a person reads of them."""

from datetime import timedelta

import pytest
from temporalio.exceptions import ActivityError, ApplicationError, RetryState, TimeoutType
from temporalio.exceptions import TimeoutError as StepTimeoutError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput

from domain.shared.errors import (
    ContentFactoryError,
    NotFoundError,
    ProviderUnavailableError,
    RenderFailedError,
    StaleAggregateError,
)
from entrypoints.temporal.failures import FailureInterceptor, as_application_error, checks_of, code_of, reason_of


class Refusing(ActivityInboundInterceptor):
    def __init__(self, error: Exception) -> None:
        self._error = error

    async def execute_activity(self, input: ExecuteActivityInput) -> None:  # noqa: A002 - the SDK's signature
        raise self._error


@pytest.mark.parametrize(
    ("error", "attempt", "seconds"),
    [
        (ProviderUnavailableError("Busy.", retry_after_sec=42), 1, 42),
        (ProviderUnavailableError("Down."), 1, 2),
        (ProviderUnavailableError("Down."), 9, 60),
    ],
)
def test_a_provider_is_asked_again_when_it_said_or_ever_later(
    error: ProviderUnavailableError, attempt: int, seconds: float
) -> None:
    assert as_application_error(error, attempt).next_retry_delay == timedelta(seconds=seconds)


def test_who_is_no_provider_waits_as_the_step_says() -> None:
    assert as_application_error(StaleAggregateError("Read it again.")).next_retry_delay is None


def in_an_activity(cause: BaseException) -> ActivityError:
    failure = ActivityError(
        "Activity task failed",
        scheduled_event_id=5,
        started_event_id=6,
        identity="worker",
        activity_type="write_script",
        activity_id="1",
        retry_state=RetryState.NON_RETRYABLE_FAILURE,
    )
    failure.__cause__ = cause
    return failure


@pytest.mark.parametrize(
    ("error", "is_final"),
    [(NotFoundError("No."), True), (StaleAggregateError("No."), False), (ProviderUnavailableError("No."), False)],
)
async def test_only_failures_that_may_go_away_are_tried_again(error: ContentFactoryError, *, is_final: bool) -> None:
    chain = FailureInterceptor().intercept_activity(Refusing(error))

    with pytest.raises(ApplicationError) as raised:
        await chain.execute_activity(ExecuteActivityInput(fn=lambda: None, args=[], executor=None, headers={}))

    assert raised.value.type == error.code
    assert raised.value.non_retryable is is_final


def test_a_reason_is_the_sentence_of_the_error_itself() -> None:
    error = in_an_activity(as_application_error(NotFoundError("There is no script.")))

    assert reason_of(error) == "There is no script."
    assert code_of(error) == "not_found"


def test_of_an_unexpected_error_the_kind_is_told_too() -> None:
    assert reason_of(in_an_activity(ApplicationError("'words'", type="KeyError"))) == "KeyError: 'words'"


def test_a_lost_worker_is_told_in_words() -> None:
    lost = StepTimeoutError("heartbeat timeout", type=TimeoutType.HEARTBEAT, last_heartbeat_details=[])

    assert "worker was lost" in reason_of(in_an_activity(lost))


def test_what_the_gate_measured_comes_along_with_its_refusal() -> None:
    rows = {"loudness": {"value": -20.1, "limit": "-14 LUFS", "passed": False}}
    refused = in_an_activity(as_application_error(RenderFailedError("Too quiet.", rows)))

    assert checks_of(refused) == rows
    assert checks_of(in_an_activity(as_application_error(RenderFailedError("Scene 2 lacks its picture.")))) == {}
    assert checks_of(in_an_activity(as_application_error(NotFoundError("No.")))) == {}


def test_a_long_reason_is_cut_to_what_a_payload_carries() -> None:
    assert len(as_application_error(NotFoundError("x" * 9000)).message) == 1000
