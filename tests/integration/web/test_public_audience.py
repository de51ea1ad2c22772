"""Counting what viewers do, without cookies."""

from uuid import uuid4

import pytest

from domain.shared.ids import TenantId
from tests.support.web import ORIGIN, WebWorld

pytestmark = pytest.mark.postgres


async def test_what_viewers_do_is_counted_once_per_visit(web: WebWorld) -> None:
    content = await web.content()
    await web.published(content)
    post, visit = str(content.post.id), str(uuid4())
    async with web.client(Origin=ORIGIN) as client:
        for kind, seconds in (("view", 0), ("view", 0), ("watch", 5), ("watch", 12.5), ("watch", 9), ("share", 0)):
            sign = {"post": post, "visit": visit, "kind": kind, "watch_sec": seconds}
            assert (await client.post("/beacon", json=sign)).status_code == 204
        endless = {"post": post, "visit": str(uuid4()), "kind": "watch", "watch_sec": 80_000}
        await client.post("/beacon", json=endless)
        for _ in range(2):
            liked = await client.post("/watch/launch-day-1234/like", data={"visit": visit})
        viewed = await client.post("/watch/launch-day-1234/view", data={"visit": str(uuid4())})
        page = await client.get(liked.headers["location"])
    numbers = (await web.container.audience().totals(TenantId(web.ours.tenant_id), [content.post.id]))[content.post.id]

    assert (numbers.views, numbers.likes, numbers.shares, numbers.comments) == (1, 1, 1, None)
    assert numbers.watch_time_sec == pytest.approx(12.5 + 38)
    assert (liked.status_code, viewed.status_code) == (303, 422)
    assert "Thank you for the like." in page.text
    assert "set-cookie" not in page.headers


async def test_a_beacon_that_is_none_of_ours_counts_nothing(web: WebWorld) -> None:
    content, hidden = await web.content(), await web.content(slug="hidden")
    await web.published(content)
    good = {"post": str(content.post.id), "visit": str(uuid4()), "kind": "view"}
    bad = [
        (good | {"post": str(hidden.post.id)}, 404),
        (good | {"kind": "comment"}, 422),
        (good | {"watch_sec": -1}, 422),
        (good | {"watch_sec": "NaN"}, 422),
        (good | {"visit": "me"}, 422),
        (good | {"more": 1}, 422),
    ]
    async with web.client(Origin=ORIGIN) as client:
        for sign, status in bad:
            assert (await client.post("/beacon", json=sign)).status_code == status, sign
        foreign = await client.post("/beacon", json=good, headers={"Sec-Fetch-Site": "cross-site"})
        large = await client.post("/beacon", content=b"{" + b" " * 2_000_000 + b"}")
        flood = [(await client.post("/beacon", json=good)).status_code for _ in range(130)]

    assert (foreign.status_code, large.status_code) == (403, 413)
    assert flood[0] == 204
    assert flood[-1] == 429
