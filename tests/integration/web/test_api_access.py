"""Who may use the API: every operation of the OpenAPI document is walked."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid5

import pytest

from application.contracts.curation import NewCampaign, NewSource
from domain.ideas.standing import added_source_id
from domain.shared.ids import Actor, ChannelId, TenantId
from tests.support.web import Content, WebWorld

pytestmark = pytest.mark.postgres

FEED = "https://127.0.0.1/feed.xml"
MATCHING = {"If-Match": "*"}


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, verbs in document["paths"].items():
        for verb, operation in verbs.items():
            yield verb, path, operation


def bodies(content: Content) -> dict[str, dict[str, Any]]:
    """A valid body of each operation that needs one."""
    return {
        "api:assets:pick": {"take": 1},
        "api:ideas:undo": {"undoes": str(content.idea_id)},
        "api:scripts:edit": {"scenes": [{"scene_id": "s1", "narration": "Other words."}]},
        "api:scripts:approve": {"content_hash": content.content_hash},
        "api:scripts:revert": {"revision": 1},
        "api:posts:reschedule": {"scheduled_at": "2030-01-01T12:00:00Z"},
        "api:runs:start": {"channel": "demo"},
        "api:channels:edit": {"name": "Another name"},
        "api:budgets:set": {"caps": {"tenant_day": "5.00"}, "when_reached": "offline"},
        "api:budgets:set_channel": {"caps": {"video": "0.35"}},
        "api:tokens:issue": {"name": "another"},
        "api:sources:add": {"locator": "https://127.0.0.1/other.xml"},
        "api:campaigns:add": {"name": "Another campaign"},
    }


def payload_of(content: Content, operation_id: str) -> dict[str, Any]:
    """What httpx is told to send."""
    if operation_id == "api:assets:replace":
        return {"files": {"file": ("boat.png", b"\x89PNG\r\n\x1a\n")}}
    return {"json": bodies(content).get(operation_id)}


def curated_ids(world: WebWorld) -> dict[str, str]:
    """Those of what `curated` makes."""
    owner = ChannelId(world.ours.channel_id)
    source = added_source_id(owner, FEED)
    return {"source_id": str(source), "campaign_id": str(uuid5(owner, "campaign:Shade"))}


async def curated(world: WebWorld) -> None:
    curating, tenant, owner = world.container.curating(), TenantId(world.ours.tenant_id), world.ours.channel_id
    await curating.add_source(tenant, NewSource(locator=FEED, channel_id=owner))
    await curating.add_campaign(tenant, NewCampaign(channel_id=owner, name="Shade"), Actor("user:ann"))


def ids_of(world: WebWorld, content: Content) -> dict[str, str]:
    channel = {"channel_id": str(world.ours.channel_id)}
    return content.ids | channel | curated_ids(world) | {"token_id": str(content.idea_id), "scene_id": "s1"}


async def test_every_operation_has_an_id_of_its_own_and_tells_of_its_failures(web: WebWorld) -> None:
    async with web.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()

    found = [operation for _, _, operation in operations(document)]
    ids = [operation["operationId"] for operation in found]
    assert document["openapi"].startswith("3.1")
    assert len(ids) == len(set(ids)) > 30
    assert all(name.startswith("api:") and name.count(":") == 2 for name in ids)
    for operation in found:
        failures = {status: said for status, said in operation["responses"].items() if status >= "400"}
        assert {"401", "422"} <= set(failures), operation["operationId"]
        assert all(set(said["content"]) == {"application/problem+json"} for said in failures.values())


async def test_nobody_is_let_in_without_a_token(web: WebWorld) -> None:
    content = await web.content()
    async with web.client() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
        for verb, path, operation in operations(document):
            sent = payload_of(content, operation["operationId"])
            answer = await client.request(verb, path.format(**ids_of(web, content)), **sent, headers=MATCHING)

            assert answer.status_code == 401, operation["operationId"]
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_what_belongs_to_another_tenant_does_not_exist(web: WebWorld) -> None:
    content = await web.content()
    await curated(web)
    async with await web.api(web.theirs) as stranger:
        document = (await stranger.get("/api/v1/openapi.json")).json()
        for verb, path, operation in operations(document):
            sent = payload_of(content, operation["operationId"])
            address = path.format(**ids_of(web, content))
            answer = await stranger.request(verb, address, **sent, headers=MATCHING)

            if "{" in path:
                assert answer.status_code == 404, operation["operationId"]
            else:
                assert answer.status_code < 300, operation["operationId"]
                assert not [known for known in content.ids.values() if len(known) > 30 and known in answer.text]

    assert web.pipeline.asked == []


async def test_every_operation_answers_its_own_tenant(web: WebWorld) -> None:
    content = await web.content()
    await curated(web)
    async with await web.api() as client:
        document = (await client.get("/api/v1/openapi.json")).json()
        for verb, path, operation in operations(document):
            if operation["operationId"] == "api:tokens:revoke":
                continue
            sent = payload_of(content, operation["operationId"])
            answer = await client.request(verb, path.format(**ids_of(web, content)), **sent, headers=MATCHING)

            assert answer.status_code < 300, (operation["operationId"], answer.text)


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer tgf_api_x", "Basic YTpi", "bearer \u00e9", "Token x"])
async def test_a_token_that_is_none_opens_nothing(web: WebWorld, header: str) -> None:
    async with web.client() as client:
        answer = await client.get("/api/v1/ideas", headers={b"Authorization": header.encode("latin-1")})

    assert answer.status_code == 401


async def test_a_revoked_token_opens_nothing(web: WebWorld) -> None:
    async with await web.api() as client, await web.api() as other:
        tokens = (await client.get("/api/v1/tokens")).json()
        own = tokens[0]["token_id"]
        revoked = await client.delete(f"/api/v1/tokens/{own}")
        answers = [(await each.get("/api/v1/ideas")).status_code for each in (client, other)]

    assert revoked.status_code == 204
    assert sorted(answers) == [200, 401]


async def test_a_session_needs_its_form_token_to_change_anything(web: WebWorld) -> None:
    content = await web.content()
    address = f"/api/v1/ideas/{content.idea_id}/approve"
    async with await web.portal() as browser:
        digest = web.container.accounts().find_session
        session, _ = await digest(browser.cookies["tg_session"])
        read = await browser.get("/api/v1/ideas")
        bare = await browser.post(address)
        full = await browser.post(address, headers={"X-CSRF-Token": session.csrf})
        foreign = await browser.post(address, headers={"X-CSRF-Token": session.csrf, "Sec-Fetch-Site": "cross-site"})

    assert [answer.status_code for answer in (read, bare, full, foreign)] == [200, 403, 200, 403]
