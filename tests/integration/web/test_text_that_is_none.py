"""A character that no text column holds is refused at the door: by the site, the sign-in and the portal alike."""

import pytest

from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

ADDRESSES = [
    "/?after=%00",
    "/watch/a%00b",
    "/watch/launch-day?done=%00",
    "/sign-in?next=%00",
    "/t/ours/ideas?cursor=%00",
    "/t/ours/ideas?%00=1",
]


@pytest.mark.parametrize("address", ADDRESSES)
async def test_an_address_with_a_character_that_is_no_text_is_refused(web: WebWorld, address: str) -> None:
    async with await web.portal() as client:
        answer = await client.get(address)

    assert answer.status_code == 422
    assert "no text" in answer.text


async def test_a_name_that_is_no_text_signs_nobody_in(web: WebWorld) -> None:
    async with web.client(Origin="http://testserver") as client:
        answer = await client.post("/sign-in", data={"name": "ad\0min", "password": "x"})

    assert answer.status_code == 422
    assert "set-cookie" not in answer.headers


async def test_a_reason_that_is_no_text_never_reaches_the_pipeline(web: WebWorld) -> None:
    content = await web.content()
    async with await web.portal() as client:
        csrf = (await client.get(f"/t/ours/ideas/{content.idea_id}")).text.partition('name="csrf" value="')[2]
        form = {"csrf": csrf.partition('"')[0], "reason": "not\0this"}
        answer = await client.post(f"/t/ours/ideas/{content.idea_id}/reject", data=form)

    assert answer.status_code == 422
    assert "no text" in answer.text
    assert web.pipeline.asked == []
