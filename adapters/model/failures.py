"""The model client's errors in our own words: which may go away, when, and what to do about the others."""

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai

from adapters.model.transport import AnswerTooLargeError
from domain.shared.errors import (
    ContentFactoryError,
    ProviderRefusedError,
    ProviderSilentError,
    ProviderUnavailableError,
)

WORTH_ANOTHER_TRY = frozenset({408, 409, 425, 429})
OWN_FAILURES = 500
LONGEST_WAIT_SEC = 24 * 3600
LONGEST_REASON = 200
OUT_OF_MONEY = "insufficient_quota"
CURE = "Check TGCF_MODEL__BASE_URL, the key and the model"


NO_ANSWER = (openai.OpenAIError, ValueError)
"""What the client raises: its own errors, and a plain one for an answer that says it is JSON and is not."""


NEVER_SENT = (httpx2.ConnectTimeout, httpx2.PoolTimeout)


def ours(error: Exception, service: str) -> ContentFactoryError:
    """`service` begins the sentence: “The picture service”."""
    if isinstance(error, AnswerTooLargeError):
        return ProviderRefusedError(f"{service} was cut off: {error}.")
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, service)
    if isinstance(error, openai.APIResponseValidationError | openai.LengthFinishReasonError | ValueError):
        return ProviderRefusedError(f"{service} answered in no known shape.")
    if isinstance(error, openai.APITimeoutError):
        kind = ProviderUnavailableError if isinstance(error.__cause__, NEVER_SENT) else ProviderSilentError
        return kind(f"{service} did not answer in time; it may work later.")
    return ProviderUnavailableError(f"{service} did not answer ({type(error).__name__}); it may work later.")


def _of_status(error: openai.APIStatusError, service: str) -> ContentFactoryError:
    status, reason = error.status_code, str(error.message)[:LONGEST_REASON]
    if error.code == OUT_OF_MONEY:
        return ProviderRefusedError(f"{service} has no money left for this key ({status}): {reason}")
    if status in WORTH_ANOTHER_TRY or status >= OWN_FAILURES:
        later = retry_after(error.response)
        said = "it may work later" if later is None else f"it asked to be left alone for {later:.0f} s"
        return ProviderUnavailableError(f"{service} answered {status}; {said}.", retry_after_sec=later)
    return ProviderRefusedError(f"{service} answered {status}: {reason}. {CURE}.")


def retry_after(response: httpx2.Response) -> float | None:
    """Return the seconds that the answer asks to wait: given in milliseconds, in seconds or as a moment."""
    for header, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        seconds = _number(response.headers.get(header, ""))
        if seconds is not None:
            return min(max(0.0, seconds / unit), LONGEST_WAIT_SEC)
    try:
        moment = parsedate_to_datetime(response.headers.get("retry-after", ""))
    except ValueError:
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT_SEC)


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None
