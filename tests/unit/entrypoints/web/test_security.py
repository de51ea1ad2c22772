"""Cookies, origins, form tokens and rates."""

import pytest
from starlette.datastructures import Headers
from starlette.responses import Response

from domain.shared.errors import ForbiddenError, TooManyRequestsError
from entrypoints.web import limits
from entrypoints.web.limits import Limits, RateLimit
from entrypoints.web.security import SessionCookie, check_form_token, comes_from_elsewhere

HERE = {"host": "tg.example"}


@pytest.mark.parametrize(
    ("headers", "elsewhere"),
    [
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "https://tg.example"}, True),
        ({"origin": "https://tg.example"}, False),
        ({"origin": "http://tg.example"}, False),
        ({"origin": "https://public.example"}, False),
        ({"origin": "https://evil.example"}, True),
        ({"origin": "https://tg.example.evil.example"}, True),
        ({"origin": "https://tg.example:444"}, True),
        ({"origin": "null"}, True),
        ({"origin": ""}, True),
    ],
)
def test_a_browser_tells_where_a_request_comes_from(headers: dict[str, str], elsewhere: bool) -> None:  # noqa: FBT001
    found = comes_from_elsewhere(Headers(HERE | headers), "https://public.example", has_session=True)

    assert found is elsewhere


@pytest.mark.parametrize("has_session", [True, False])
def test_who_tells_nothing_is_a_program_and_has_no_session(has_session: bool) -> None:  # noqa: FBT001
    assert comes_from_elsewhere(Headers(HERE), "", has_session=has_session) is has_session


@pytest.mark.parametrize("url", ["https://public.example", "http://127.0.0.1:8000", ""])
def test_the_session_cookie_is_bound_to_https_where_there_is_https(url: str) -> None:
    response = Response()
    SessionCookie.under(url).put(response, "secret")
    cookie = response.headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert ("Secure" in cookie) is cookie.startswith("__Host-") is url.startswith("https")


def test_two_instances_on_one_machine_do_not_sign_each_other_out() -> None:
    names = {SessionCookie.under(f"http://127.0.0.1:{port}").name for port in (8000, 8001)}

    assert len(names) == 2


@pytest.mark.parametrize("given", [None, "", "other", b"token", "tok\u00e9n"])
def test_a_form_without_the_sessions_token_is_refused(given: object) -> None:
    with pytest.raises(ForbiddenError):
        check_form_token(given, "token")


def test_an_empty_token_fits_nothing() -> None:
    with pytest.raises(ForbiddenError):
        check_form_token("", "")


class TimeByHand:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_rate_recovers_with_time() -> None:
    now = TimeByHand()
    rate = RateLimit(2, 10, now)
    rate.spend("ann")
    now.at = 4
    rate.spend("ann")
    with pytest.raises(TooManyRequestsError) as refused:
        rate.spend("ann")
    rate.spend("bob")
    now.at = 10
    rate.spend("ann")

    assert refused.value.retry_after_sec == 6


def test_a_flood_of_keys_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_KEYS", 100)
    rate = RateLimit(2, 10, TimeByHand())
    for number in range(1000):
        rate.spend(str(number))

    assert len(rate._seen) == 100  # noqa: SLF001  (how much it keeps is the point)


def test_one_name_may_be_tried_ten_times_from_anywhere() -> None:
    found = Limits()
    for number in range(10):
        found.sign_in("Ann", f"10.0.0.{number}")

    with pytest.raises(TooManyRequestsError):
        found.sign_in("ann", "10.0.1.1")
