"""Tell Temporal which failures are worth a retry, once for every activity and update."""

from typing import Any

from temporalio.exceptions import ActivityError, ApplicationError, ChildWorkflowError
from temporalio.exceptions import TimeoutError as StepTimeoutError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

from domain.shared.errors import ContentFactoryError, RenderFailedError

MAX_REASON = 1000
"""A failure travels in a payload of limited size, and a person has to read it."""


def as_application_error(error: ContentFactoryError) -> ApplicationError:
    told = [error.checks] if isinstance(error, RenderFailedError) and error.checks else []
    return ApplicationError(str(error)[:MAX_REASON], *told, type=error.code, non_retryable=not error.retryable)


def reason_of(error: BaseException) -> str:
    """Return the sentence at the bottom of Temporal's wrapping: what a person can act on."""
    cause: BaseException = error
    while isinstance(cause, ActivityError | ChildWorkflowError) and cause.cause is not None:
        cause = cause.cause
    if isinstance(cause, StepTimeoutError):
        return "The step took too long or its worker was lost, more often than is tried again."
    if isinstance(cause, ApplicationError):
        return _sentence_of(cause)[:MAX_REASON]
    return str(cause)[:MAX_REASON] or type(cause).__name__


def _sentence_of(error: ApplicationError) -> str:
    """Errors of ours speak for themselves; of any other the kind says more than its text."""
    kind = error.type or ""
    is_ours = kind.islower() and bool(error.message)
    return error.message if is_ours else f"{kind}: {error.message}".strip(": ")


def code_of(error: BaseException) -> str:
    """Return the code of the business error that an activity failed with, empty if it was another one."""
    cause = error.cause if isinstance(error, ActivityError) else error
    return (cause.type or "") if isinstance(cause, ApplicationError) else ""


def checks_of(error: BaseException) -> dict[str, dict[str, object]]:
    """Return what the gate measured on the file that it refused; empty for any other failure."""
    cause = error.cause if isinstance(error, ActivityError) else error
    if not isinstance(cause, ApplicationError) or cause.type != RenderFailedError.code or not cause.details:
        return {}
    found: dict[str, dict[str, object]] = cause.details[0]
    return found


class _TranslateFailures(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002, ANN401 - the SDK's signature
        try:
            return await self.next.execute_activity(input)
        except ContentFactoryError as error:
            raise as_application_error(error) from error


class FailureInterceptor(Interceptor):
    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002 - as above
        return _TranslateFailures(next)
