"""What the pipeline says no with becomes one of our own errors again."""

from collections.abc import Iterator

from temporalio.client import WorkflowQueryFailedError, WorkflowQueryRejectedError, WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from domain.shared.errors import (
    ContentChangedError,
    ContentFactoryError,
    ForbiddenError,
    HeldByChecksError,
    InvalidInputError,
    InvalidTransitionError,
    NotFoundError,
    PipelineUnavailableError,
    ProviderRefusedError,
    ProviderUnavailableError,
    StaleAggregateError,
)

ERROR_OF_CODE: dict[str, type[ContentFactoryError]] = {
    error.code: error
    for error in (
        NotFoundError,
        InvalidInputError,
        InvalidTransitionError,
        StaleAggregateError,
        ContentChangedError,
        ForbiddenError,
        HeldByChecksError,
        PipelineUnavailableError,
        ProviderRefusedError,
        ProviderUnavailableError,
    )
}
NOT_CONFIRMED = "The pipeline did not confirm in time: send the same decision again."
NOT_OPEN = "No pipeline is open for this: it is over, or was never started."
Failure = WorkflowUpdateFailedError | WorkflowQueryFailedError | WorkflowQueryRejectedError | RPCError


def refusal_of(failure: Failure) -> ContentFactoryError:
    if isinstance(failure, RPCError):
        return _of_connection(failure)
    for cause in _causes(failure):
        if isinstance(cause, ApplicationError) and cause.type in ERROR_OF_CODE:
            return ERROR_OF_CODE[cause.type](cause.message)
    return PipelineUnavailableError(NOT_CONFIRMED)


def _of_connection(failure: RPCError) -> ContentFactoryError:
    """A workflow that ended while it was asked is not open; a full or silent one may answer later."""
    if failure.status is RPCStatusCode.NOT_FOUND:
        return NotFoundError(NOT_OPEN)
    return PipelineUnavailableError(NOT_CONFIRMED)


def _causes(failure: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = failure
    while cause is not None:
        yield cause
        cause = cause.__cause__
