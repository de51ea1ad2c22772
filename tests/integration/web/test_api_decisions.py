"""Decisions over the API: what reaches the pipeline, and what is said when it does not."""

import pytest

from application.contracts.commands import ApproveScript, EditScript
from domain.shared.errors import (
    ContentChangedError,
    InvalidTransitionError,
    PipelineUnavailableError,
    StaleAggregateError,
)
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres


async def test_a_decision_is_answered_with_the_state_after_it(web: WebWorld) -> None:
    content = await web.content()
    async with await web.api() as client:
        answer = await client.post(f"/api/v1/ideas/{content.idea_id}/approve", json={"reason": "Good."})

    assert answer.status_code == 200
    assert answer.json()["status"] == "approved"
    (command,) = web.pipeline.asked
    assert (command.reason, command.actor) == ("Good.", f"user:{web.ours.user_id}")


async def test_a_body_may_be_left_out_where_nothing_must_be_said(web: WebWorld) -> None:
    content = await web.content()
    async with await web.api() as client:
        answer = await client.post(f"/api/v1/ideas/{content.idea_id}/reject")

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (PipelineUnavailableError("Nobody confirmed."), 503),
        (InvalidTransitionError("Not now."), 409),
        (ContentChangedError("Another text."), 409),
        (StaleAggregateError("Too late."), 409),
        (RuntimeError("secret: /home/x"), 500),
    ],
)
async def test_a_refusal_is_a_problem_document(web: WebWorld, refusal: Exception, status: int) -> None:
    content = await web.content()
    web.pipeline.refusal = refusal
    async with await web.api() as client:
        answer = await client.post(f"/api/v1/ideas/{content.idea_id}/approve")

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert {"type", "title", "status", "detail", "instance"} <= set(answer.json())
    assert answer.json()["status"] == status
    assert ("retry-after" in answer.headers) == (status == 503)
    assert "secret" not in answer.text


async def test_an_edit_needs_the_version_that_was_read(web: WebWorld) -> None:
    content = await web.content()
    address, body = f"/api/v1/scripts/{content.script_id}", {"scenes": [{"scene_id": "s1", "narration": "Other."}]}
    async with await web.api() as client:
        tag = (await client.get(address)).headers["etag"]
        missing = await client.patch(address, json=body)
        stale = [await client.patch(address, json=body, headers={"If-Match": old}) for old in ('"99"', f"W/{tag}", "x")]
        fresh = await client.patch(address, json=body, headers={"If-Match": tag})
        web.pipeline.refusal = StaleAggregateError("Too late.")
        overtaken = await client.patch(address, json=body, headers={"If-Match": tag})

    assert missing.status_code == 428
    assert [answer.status_code for answer in stale] == [412, 412, 412]
    assert (fresh.status_code, overtaken.status_code) == (200, 412)
    (command,) = web.pipeline.asked
    assert isinstance(command, EditScript)
    assert f'"{command.expected_version}"' == tag


async def test_an_approval_of_a_script_is_bound_to_its_text(web: WebWorld) -> None:
    content = await web.content()
    async with await web.api() as client:
        script = (await client.get(f"/api/v1/scripts/{content.script_id}")).json()
        unbound = await client.post(f"/api/v1/scripts/{content.script_id}/approve", json={})
        bound = await client.post(
            f"/api/v1/scripts/{content.script_id}/approve", json={"content_hash": script["content_hash"]}
        )

    assert (unbound.status_code, bound.status_code) == (422, 200)
    (command,) = web.pipeline.asked
    assert isinstance(command, ApproveScript)
    assert command.content_hash == content.content_hash


async def test_a_channel_is_changed_by_who_saw_its_newest_state(web: WebWorld) -> None:
    address = f"/api/v1/channels/{web.ours.channel_id}"
    change = {"name": "Daily", "grace_sec": 0, "gates": {"idea": "auto", "script": "manual", "schedule": "auto"}}
    async with await web.api() as client:
        tag = (await client.get(address)).headers["etag"]
        changed = await client.patch(address, json=change, headers={"If-Match": tag})
        again = await client.patch(address, json={"name": "Weekly"}, headers={"If-Match": tag})
        nothing = await client.patch(address, json={}, headers={"If-Match": changed.headers["etag"]})
        part = await client.patch(
            address, json={"brand": {"wordmark": "tg"}, "times": ["09:00"]}, headers={"If-Match": "*"}
        )

    assert changed.status_code == 200, changed.text
    assert changed.json()["grace_sec"] == 0
    assert changed.json()["gates"]["idea"] == "auto"
    assert (again.status_code, nothing.status_code) == (412, 422)
    assert part.json()["brand"]["wordmark"] == "tg"
    assert (part.json()["name"], part.json()["times"]) == ("Daily", ["09:00"])


async def test_a_brand_has_a_shape_and_a_style_of_captions(web: WebWorld) -> None:
    address = f"/api/v1/channels/{web.ours.channel_id}"
    async with await web.api() as client:
        before = (await client.get(address)).json()["brand"]
        change = {"brand": {"aspect": "16:9", "captions": "clean", "template": "schema"}}
        changed = await client.patch(address, json=change, headers={"If-Match": "*"})
        after = (await client.get(address)).json()["brand"]
        unknown = [
            await client.patch(address, json={"brand": brand}, headers={"If-Match": "*"})
            for brand in ({"aspect": "21:9"}, {"captions": "loud"})
        ]
        schemas = (await client.get("/api/v1/openapi.json")).json()["components"]["schemas"]

    assert (before["aspect"], before["captions"]) == ("9:16", "template")
    assert changed.status_code == 200, changed.text
    assert (after["aspect"], after["captions"], after["template"]) == ("16:9", "clean", "schema")
    assert after["wordmark"] == before["wordmark"]
    assert [answer.status_code for answer in unknown] == [422, 422]
    assert schemas["Aspect"]["enum"] == ["9:16", "4:5", "1:1", "16:9"]
    assert schemas["CaptionStyle"]["enum"] == ["template", "karaoke", "pop", "clean", "none"]
    assert {"aspect", "captions"} <= schemas["BrandChange"]["properties"].keys()
    assert {"aspect", "captions"} <= schemas["BrandPayload"]["properties"].keys()


async def test_a_run_is_started_once_per_key_and_only_from_web_addresses(web: WebWorld) -> None:
    body = {"channel": "demo", "sources": ["https://example.org/a"], "gates": None}
    async with await web.api() as client:
        first, second = [
            await client.post("/api/v1/runs", json=body, headers={"Idempotency-Key": "monday"}) for _ in range(2)
        ]
        file = await client.post("/api/v1/runs", json={"channel": "demo", "sources": ["/etc/passwd"]})
        unknown = await client.post("/api/v1/runs", json={"channel": "nope"})

    assert first.status_code == second.status_code == 202
    assert first.json() == second.json()
    assert first.headers["location"].endswith(first.json()["run_id"])
    assert (file.status_code, unknown.status_code) == (422, 404)
    assert len(web.pipeline.runs) == 1


async def test_lists_come_in_pages_with_the_next_one_in_the_link_header(web: WebWorld) -> None:
    made = {str((await web.content(slug=f"s-{number}")).idea_id) for number in range(3)}
    seen: list[str] = []
    address = "/api/v1/ideas?limit=2"
    async with await web.api() as client:
        while address:
            answer = await client.get(address)
            seen += [idea["idea_id"] for idea in answer.json()["items"]]
            address = answer.headers.get("link", "<>").partition(">")[0][1:]

    assert len(seen) == 3
    assert set(seen) == made


async def test_a_file_of_a_video_comes_whole_and_in_ranges(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/videos/{content.video_id}/files/video.mp4"
    async with await web.api() as client:
        whole = await client.get(address)
        part = await client.get(address, headers={"Range": "bytes=10-19"})

    assert (whole.status_code, len(whole.content)) == (200, 10_240)
    assert (part.status_code, part.content) == (206, whole.content[10:20])
