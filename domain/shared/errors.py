"""What can go wrong in the business, and what kind of failure it is."""

from collections.abc import Mapping
from enum import StrEnum


class ErrorKind(StrEnum):
    """How a failure should be treated by whoever is outside the core."""

    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    UNAVAILABLE = "unavailable"


class ContentFactoryError(Exception):
    """Base of every expected failure. Its text is one sentence for people: what, where, and what to do."""

    kind: ErrorKind = ErrorKind.INVALID
    code: str = "content_factory_error"
    retryable: bool = False


class NotFoundError(ContentFactoryError):
    kind = ErrorKind.NOT_FOUND
    code = "not_found"


class InvalidInputError(ContentFactoryError):
    code = "invalid_input"


class SourceUnreadableError(ContentFactoryError):
    """A source gave nothing to work with; the text names the source and the reason."""

    code = "source_unreadable"


class InvalidTransitionError(ContentFactoryError):
    kind = ErrorKind.CONFLICT
    code = "invalid_transition"


class StaleAggregateError(ContentFactoryError):
    kind = ErrorKind.CONFLICT
    code = "stale_aggregate"
    retryable = True


class ContentChangedError(ContentFactoryError):
    """A decision was made on a text that has changed since it was shown."""

    kind = ErrorKind.CONFLICT
    code = "content_changed"


class HeldByChecksError(ContentFactoryError):
    """The automated checks found errors; a person may override them with a reason."""

    kind = ErrorKind.CONFLICT
    code = "held_by_checks"


class ForbiddenError(ContentFactoryError):
    kind = ErrorKind.FORBIDDEN
    code = "forbidden"


class PipelineUnavailableError(ContentFactoryError):
    """Nobody confirmed the decision; sending it again with the same id is safe."""

    kind = ErrorKind.UNAVAILABLE
    code = "pipeline_unavailable"
    retryable = True


class ProviderUnavailableError(ContentFactoryError):
    """A model, speech or platform provider did not answer; it may later, `retry_after_sec` from now if it said so."""

    kind = ErrorKind.UNAVAILABLE
    code = "provider_unavailable"
    retryable = True

    def __init__(self, message: str, retry_after_sec: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_sec = retry_after_sec


class ProviderSilentError(ProviderUnavailableError):
    """It was asked and gave no answer in time: it may have made what it was asked for, and charge for it."""


class ProviderRefusedError(ContentFactoryError):
    """A provider answered, and asking the same again would give the same answer."""

    code = "provider_refused"


class NothingFittingError(ProviderRefusedError):
    """A provider is well, and has nothing for this order."""

    code = "nothing_fitting"


class RenderFailedError(ContentFactoryError):
    """The spec cannot be rendered or the finished file failed the gate; the text names the scene or the check.

    `checks` are the gate's rows, if there was a file to measure.
    """

    code = "render_failed"

    def __init__(self, message: str, checks: Mapping[str, Mapping[str, object]] | None = None) -> None:
        super().__init__(message)
        self.checks = checks or {}


class NotSignedInError(ForbiddenError):
    """Nobody is known to be asking: no session, no token, or one that is over."""

    code = "not_signed_in"


class TooManyRequestsError(ContentFactoryError):
    """Asked too often; `retry_after_sec` says when again."""

    kind = ErrorKind.UNAVAILABLE
    code = "too_many_requests"
    retryable = True

    def __init__(self, message: str, retry_after_sec: int = 60) -> None:
        super().__init__(message)
        self.retry_after_sec = retry_after_sec
