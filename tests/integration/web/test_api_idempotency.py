"""One key, one effect."""

import asyncio

import pytest

from domain.shared.errors import InvalidTransitionError, PipelineUnavailableError
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres
KEY = {"Idempotency-Key": "once"}


async def test_the_same_request_again_gets_the_same_answer_and_has_no_effect(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/ideas/{content.idea_id}/approve"
    async with await web.api() as client:
        first, second = [await client.post(address, json={"reason": "Yes."}, headers=KEY) for _ in range(2)]
        other = await client.post(address, json={"reason": "No."}, headers=KEY)
        elsewhere = await client.post(f"/api/v1/ideas/{content.idea_id}/reject", headers=KEY)

    assert first.content == second.content
    assert second.headers["idempotency-replayed"] == "true"
    assert (other.status_code, elsewhere.status_code) == (422, 422)
    assert len(web.pipeline.asked) == 1


async def test_fifty_at_once_have_one_effect(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/ideas/{content.idea_id}/approve"
    async with await web.api() as client:

        async def until_answered() -> bytes:
            for _ in range(100):
                answer = await client.post(address, headers=KEY)
                if answer.status_code != 503:
                    return answer.content
                await asyncio.sleep(0.05)
            return b"never"

        answers = await asyncio.gather(*(until_answered() for _ in range(50)))

    assert len(set(answers)) == 1
    assert answers[0] != b"never"
    assert len(web.pipeline.asked) == 1


async def test_a_key_is_free_again_when_nothing_was_done(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/ideas/{content.idea_id}/approve"
    web.pipeline.refusal = PipelineUnavailableError("Nobody confirmed.")
    async with await web.api() as client:
        away = await client.post(address, headers=KEY)
        web.pipeline.refusal = RuntimeError("broken")
        broken = await client.post(address, headers=KEY)
        web.pipeline.refusal = None
        done = await client.post(address, headers=KEY)

    assert [answer.status_code for answer in (away, broken, done)] == [503, 500, 200]
    assert len(web.pipeline.asked) == 1


async def test_a_refusal_is_kept_as_an_answer(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/ideas/{content.idea_id}/approve"
    web.pipeline.refusal = InvalidTransitionError("Not now.")
    async with await web.api() as client:
        first = await client.post(address, headers=KEY)
        web.pipeline.refusal = None
        second = await client.post(address, headers=KEY)

    assert first.status_code == second.status_code == 409
    assert second.headers["content-type"] == "application/problem+json"


async def test_tenants_do_not_share_keys(web: WebWorld) -> None:
    ours, theirs = await web.content(), await web.content(web.theirs)
    async with await web.api() as client, await web.api(web.theirs) as stranger:
        mine = await client.post(f"/api/v1/ideas/{ours.idea_id}/approve", headers=KEY)
        other = await stranger.post(f"/api/v1/ideas/{theirs.idea_id}/approve", headers=KEY)

    assert (mine.status_code, other.status_code) == (200, 200)


@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "\u00e9"])
async def test_a_key_is_short_and_visible(web: WebWorld, key: str) -> None:
    content = await web.content()
    async with await web.api() as client:
        answer = await client.post(
            f"/api/v1/ideas/{content.idea_id}/approve", headers={b"Idempotency-Key": key.encode("latin-1")}
        )

    assert answer.status_code == 422


async def test_a_key_does_not_open_the_door(web: WebWorld) -> None:
    content = await web.content()
    async with web.client() as nobody:
        answer = await nobody.post(f"/api/v1/ideas/{content.idea_id}/approve", headers=KEY)

    assert answer.status_code == 401
