"""Tell Temporal which failures are worth a retry, once for every activity and update."""

from datetime import timedelta
from typing import Any

from temporalio import activity
from temporalio.exceptions import ActivityError, ApplicationError, ChildWorkflowError
from temporalio.exceptions import TimeoutError as StepTimeoutError
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

from domain.shared.errors import ContentFactoryError, ProviderUnavailableError, RenderFailedError

MAX_REASON = 1000
"""A failure travels in a payload of limited size, and a person has to read it."""


PROVIDERS_REST = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 30, 60))
"""How long a provider that did not say when it is back is left alone after the first, second … failure."""
LONGEST_REST = timedelta(minutes=15)


def as_application_error(error: ContentFactoryError, attempt: int = 1) -> ApplicationError:
    told = [error.checks] if isinstance(error, RenderFailedError) and error.checks else []
    return ApplicationError(
        str(error)[:MAX_REASON],
        *told,
        type=error.code,
        non_retryable=not error.retryable,
        next_retry_delay=_rest(error, attempt),
    )


def _rest(error: ContentFactoryError, attempt: int) -> timedelta | None:
    """A provider's own word counts; others wait as the policy of their step says."""
    if not isinstance(error, ProviderUnavailableError):
        return None
    if error.retry_after_sec:
        return min(timedelta(seconds=error.retry_after_sec), LONGEST_REST)
    return PROVIDERS_REST[min(attempt, len(PROVIDERS_REST)) - 1]


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
            attempt = activity.info().attempt if activity.in_activity() else 1
            raise as_application_error(error, attempt) from error


class FailureInterceptor(Interceptor):
    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002 - as above
        return _TranslateFailures(next)
