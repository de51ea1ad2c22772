"""What the errors of the model's client become."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import openai
import pytest

from adapters.model.failures import ours, retry_after
from adapters.model.transport import AnswerTooLargeError
from domain.shared.errors import ProviderRefusedError, ProviderSilentError, ProviderUnavailableError

REQUEST = httpx2.Request("POST", "http://model.test/v1/chat/completions")


def status_error(status: int, body: object = None, **headers: str) -> openai.APIStatusError:
    response = httpx2.Response(status, headers={name.replace("_", "-"): text for name, text in headers.items()})
    response.request = REQUEST
    return openai.APIStatusError("no", response=response, body=body)


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503, 504, 529])
def test_what_may_go_away_is_told_from_what_stays(status: int) -> None:
    assert isinstance(ours(status_error(status), "It"), ProviderUnavailableError)


@pytest.mark.parametrize(
    ("cause", "may_have_been_served"),
    [(httpx2.ReadTimeout("x"), True), (httpx2.WriteTimeout("x"), True), (httpx2.ConnectTimeout("x"), False)],
)
async def test_silence_after_a_request_is_told_from_no_connection(cause: Exception, may_have_been_served: bool) -> None:  # noqa: FBT001 - a case
    def answer(_: httpx2.Request) -> httpx2.Response:
        raise cause

    network = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    client = openai.AsyncOpenAI(base_url="http://model.test/v1", api_key="x", max_retries=0, http_client=network)
    with pytest.raises(openai.APITimeoutError) as told:
        await client.models.list()

    found = ours(told.value, "It")
    assert isinstance(found, ProviderUnavailableError)
    assert isinstance(found, ProviderSilentError) is may_have_been_served


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_refusal_stays(status: int) -> None:
    assert isinstance(ours(status_error(status), "It"), ProviderRefusedError)


def test_a_key_without_money_is_no_busy_service() -> None:
    error = ours(status_error(429, {"code": "insufficient_quota"}), "It")

    assert isinstance(error, ProviderRefusedError)
    assert "no money left" in str(error)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "20"}, 20),
        ({"retry_after": "1.5"}, 1.5),
        ({"retry_after_ms": "250", "retry_after": "20"}, 0.25),
        ({"retry_after": "-5"}, 0),
        ({"retry_after": "nan"}, None),
        ({"retry_after": "soon"}, None),
        ({"retry_after": "9999999999"}, 86_400),
        ({}, None),
    ],
)
def test_later_is_read_in_all_its_forms(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(status_error(429, **headers).response) == seconds


def test_later_may_be_a_moment() -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    found = retry_after(status_error(503, retry_after=moment).response)

    assert found is not None
    assert 25 < found <= 30


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (openai.APITimeoutError(request=REQUEST), ProviderUnavailableError),
        (openai.APIConnectionError(request=REQUEST), ProviderUnavailableError),
        (AnswerTooLargeError("the answer is larger than 8 MB"), ProviderRefusedError),
        (ValueError("no JSON"), ProviderRefusedError),
    ],
)
def test_silence_may_end_and_nonsense_stays(error: Exception, kind: type[Exception]) -> None:
    told = ours(error, "The picture service")

    assert isinstance(told, kind)
    assert str(told).startswith("The picture service")
