"""Sources, campaigns and the threshold of approval over the API."""

from uuid import uuid4

import pytest

from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres
FEED = "https://127.0.0.1/feed.xml"


async def test_a_source_is_added_polled_paused_and_removed_and_its_failure_is_its_state(web: WebWorld) -> None:
    async with await web.api() as client:
        wish = {"locator": FEED, "channel_id": str(web.ours.channel_id), "role": "trends", "every_sec": 600}
        added = (await client.post("/api/v1/sources", json=wish)).json()
        place = f"/api/v1/sources/{added['source_id']}"
        polled = (await client.post(f"{place}/poll")).json()
        paused = (await client.post(f"{place}/pause")).json()
        (listed,) = (await client.get("/api/v1/sources")).json()
        removed = await client.delete(place)
        gone = await client.delete(place)
        left = (await client.get("/api/v1/sources")).json()

    assert (added["role"], added["every_sec"], added["checked_at"]) == ("trends", 600, None)
    assert "private or reserved address" in polled["failure"]
    assert polled["failures"] == 1
    assert (paused["status"], paused["allowed_actions"]) == ("paused", ["poll", "resume"])
    assert listed["failure"] == polled["failure"]
    assert (removed.status_code, gone.status_code, left) == (204, 404, [])


@pytest.mark.parametrize("locator", ["/etc/passwd", "file:///etc/passwd", "ftp://a.example/x", "", "x" * 3000])
async def test_files_of_the_server_are_not_named_from_outside(web: WebWorld, locator: str) -> None:
    async with await web.api() as client:
        answer = await client.post("/api/v1/sources", json={"locator": locator})

    assert answer.status_code == 422


async def test_sources_of_the_channels_settings_are_listed_before_they_were_looked_at(web: WebWorld) -> None:
    async with await web.api() as client:
        place = f"/api/v1/channels/{web.ours.channel_id}"
        version = (await client.get(place)).headers["ETag"]
        await client.patch(place, json={"sources": [FEED]}, headers={"If-Match": version})
        (before,) = (await client.get("/api/v1/sources")).json()
        polled = (await client.post(f"/api/v1/sources/{before['source_id']}/poll")).json()

    assert (before["locator"], before["checked_at"], before["version"]) == (FEED, None, 0)
    assert polled["version"] == 1


async def test_another_tenant_neither_sees_nor_touches_them(web: WebWorld) -> None:
    async with await web.api() as client:
        source = (await client.post("/api/v1/sources", json={"locator": FEED})).json()
        begin = f"/api/v1/channels/{web.ours.channel_id}/campaigns"
        await client.post(begin, json={"name": "Shade"})
    async with await web.api(web.theirs) as client:
        seen = [(await client.get(f"/api/v1/{kind}")).json() for kind in ("sources", "campaigns")]
        place = f"/api/v1/sources/{source['source_id']}"
        answers = [await client.post(f"{place}/{verb}") for verb in ("poll", "pause", "resume")]
        answers += [await client.delete(place), await client.post(begin, json={"name": "Shade"})]

    assert seen == [[], []]
    assert {answer.status_code for answer in answers} == {404}


async def test_a_campaign_is_begun_changed_by_its_name_and_ended(web: WebWorld) -> None:
    wish = {
        "name": "Shade",
        "goal": "More trees",
        "topics": ["trees"],
        "starts_at": "2026-12-01T00:00:00Z",
        "ends_at": "2027-01-31T00:00:00Z",
        "audience": {"region": "Berlin", "age_band": "25+"},
        "ideas_a_day": 2,
    }
    begin = f"/api/v1/channels/{web.ours.channel_id}/campaigns"
    async with await web.api() as client:
        first = (await client.post(begin, json=wish)).json()
        await client.post(begin, json={**wish, "goal": "Even more"})
        (listed,) = (await client.get("/api/v1/campaigns")).json()
        place = f"/api/v1/channels/{web.ours.channel_id}/campaigns/{first['campaign_id']}/end"
        ended = (await client.post(place)).json()
        backward = await client.post(begin, json={**wish, "ends_at": "2026-01-01T00:00:00Z"})
        unknown = await client.post(place.replace(first["campaign_id"], str(uuid4())))

    assert (listed["goal"], listed["audience"]["region"], listed["ideas_a_day"]) == ("Even more", "Berlin", 2)
    assert ended["status"] == "ended"
    assert (backward.status_code, unknown.status_code) == (422, 404)


async def test_audience_and_threshold_are_settings_of_the_channel(web: WebWorld) -> None:
    curation = {"audience": {"interests": ["trees"], "age_band": "13-17"}, "auto_approve_from": 0.6, "ideas_a_day": 3}
    place = f"/api/v1/channels/{web.ours.channel_id}"
    async with await web.api() as client:
        version = (await client.get(place)).headers["ETag"]
        changed = await client.patch(place, json={"curation": curation}, headers={"If-Match": version})
        wrong = [
            await client.patch(place, json={"curation": each}, headers={"If-Match": changed.headers["ETag"]})
            for each in ({"auto_approve_from": 2}, {"ideas_a_day": -1}, {"audience": {"age_band": "old"}}, {"nope": 1})
        ]

    assert changed.json()["curation"] == {
        "audience": {"region": "", "age_band": "13-17", "interests": ["trees"]},
        "auto_approve_from": 0.6,
        "ideas_a_day": 3,
    }
    assert {answer.status_code for answer in wrong} == {422}
