"""What the pipeline refuses reaches the web as one of our own errors."""

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from adapters.orchestration.refusals import Failure, refusal_of
from domain.shared.errors import (
    ContentChangedError,
    ContentFactoryError,
    InvalidTransitionError,
    NotFoundError,
    PipelineUnavailableError,
    StaleAggregateError,
)


def refused(error: type[ContentFactoryError]) -> WorkflowUpdateFailedError:
    return WorkflowUpdateFailedError(ApplicationError("Why.", type=error.code))


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (refused(InvalidTransitionError), InvalidTransitionError),
        (refused(StaleAggregateError), StaleAggregateError),
        (refused(ContentChangedError), ContentChangedError),
        (WorkflowUpdateFailedError(ApplicationError("Oops.", type="ZeroDivisionError")), PipelineUnavailableError),
        (RPCError("workflow not found", RPCStatusCode.NOT_FOUND, b""), NotFoundError),
        (RPCError("connection refused", RPCStatusCode.UNAVAILABLE, b""), PipelineUnavailableError),
        (RPCError("too many updates", RPCStatusCode.RESOURCE_EXHAUSTED, b""), PipelineUnavailableError),
    ],
)
def test_failures_are_translated(failure: Failure, expected: type[ContentFactoryError]) -> None:
    assert type(refusal_of(failure)) is expected


def test_the_reason_of_the_pipeline_is_kept() -> None:
    assert str(refusal_of(refused(InvalidTransitionError))) == "Why."
