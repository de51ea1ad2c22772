"""The message that is carried over a redirect."""

from datetime import UTC, datetime
from uuid import uuid4

from fastapi import Request, Response

from entrypoints.portal.toasts import Toast, Undoable, carried, carry, recent, remember

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def a_request(cookies: str = "") -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookies.encode())]})


def sent(response: Response) -> Request:
    """The request in which a browser brings the response's cookie back."""
    return a_request(response.headers["set-cookie"].partition(";")[0])


def test_a_message_comes_back_as_it_was_sent() -> None:
    toast = Toast(text="Approved “ثلاث طرق”", idea_id=uuid4(), undoes=uuid4(), ends_at=NOON)

    assert carried(sent(carry(Response(), toast))) == (toast,)


def test_a_cookie_that_is_not_ours_is_no_message() -> None:
    assert carried(a_request("tg_toast=nonsense")) == ()
    assert carried(a_request("tg_toast=e30=")) == ()
    assert carried(a_request()) == ()


def test_only_the_last_decisions_are_remembered() -> None:
    before: tuple[Undoable, ...] = ()
    decisions = [Undoable(idea_id=uuid4(), undoes=uuid4(), at=NOON, ends_at=NOON) for _ in range(9)]
    for decision in decisions:
        response = Response()
        remember(response, before, decision)
        before = recent(sent(response))

    assert before == tuple(reversed(decisions[-6:]))
