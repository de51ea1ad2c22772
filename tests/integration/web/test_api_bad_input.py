"""What no API should trip over: text that is none, fields nobody asked for, paths that lead nowhere."""

import json
from typing import Any

import pytest

from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

HOSTILE: list[Any] = [
    {"reason": "a\0b"},
    {"reason": "\ud800"},
    {"reason\0": "x"},
    {"reason": ["x"]},
    {"reason": "x" * 501},
    {"unknown": 1},
    [],
    "text",
    12,
]


@pytest.mark.parametrize("body", HOSTILE, ids=[repr(body)[:24] for body in HOSTILE])
async def test_text_that_is_none_and_fields_that_are_not_asked_for_are_refused(web: WebWorld, body: object) -> None:
    content = await web.content()
    async with await web.api() as client:
        answer = await client.post(
            f"/api/v1/ideas/{content.idea_id}/approve",
            content=json.dumps(body),
            headers={"Content-Type": "application/json"},
        )

    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert web.pipeline.asked == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/nothing", 404),
        ("PUT", "/api/v1/ideas", 405),
        ("GET", "/api/v1/ideas/not-an-id", 422),
        ("GET", "/api/v1/ideas?limit=0", 422),
        ("GET", "/api/v1/ideas?status=odd", 422),
        ("GET", "/api/v1/ideas?cursor=%00", 422),
        ("GET", "/api/v1/ideas?cursor=forged", 422),
        ("GET", "/api/v1/posts?cursor=e30", 422),
        ("GET", "/api/v1/events?cursor=-1", 422),
        ("GET", "/api/v1/events?cursor=999999999999999999999", 422),
    ],
)
async def test_what_the_router_refuses_is_a_problem_document_too(
    web: WebWorld, method: str, path: str, status: int
) -> None:
    async with await web.api() as client:
        answer = await client.request(method, path)

    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
