"""Who may see the portal: each route asks for a session, each form for its token, and tenants do not see each other."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from fastapi import APIRouter
from fastapi.routing import APIRoute

from entrypoints.portal.routes import router
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

MADE_UP = {"verb": "approve", "kind": "video", "number": "1"}


def routes_of(found: APIRouter) -> Iterator[APIRoute]:
    for route in found.routes:
        if isinstance(route, APIRoute):
            yield route
        elif isinstance(inner := getattr(route, "original_router", None), APIRouter):
            yield from routes_of(inner)


def paths(method: str, tenant: str, **ids: str) -> list[str]:
    """The address of each route, with the ids given and made-up ones for the rest."""
    found = []
    for route in routes_of(router):
        if method in (route.methods or ()):
            given = {name: {**MADE_UP, **ids}.get(name, str(uuid4())) for name in route.param_convertors}
            found.append(f"/t/{tenant}{route.url_path_for(route.name, **given)}")
    return found


async def test_without_a_session_every_page_leads_to_the_sign_in(web: WebWorld) -> None:
    async with web.client() as client:
        answers = {path: await client.get(path) for path in paths("GET", "ours")}

    assert len(answers) > 20
    assert {answer.status_code for answer in answers.values()} == {303}
    assert all(answer.headers["location"].startswith("/sign-in?next=") for answer in answers.values())


async def test_a_form_without_its_token_changes_nothing(web: WebWorld) -> None:
    content = await web.content()
    async with await web.portal() as client:
        answers = {path: await client.post(path, data={"reason": "x"}) for path in paths("POST", "ours", **content.ids)}

    assert len(answers) > 15
    assert {answer.status_code for answer in answers.values()} == {403}
    assert web.pipeline.asked == []


async def test_another_tenants_things_are_not_there(web: WebWorld) -> None:
    content = await web.content(web.theirs)
    async with await web.portal(web.ours) as client:
        own_address = [
            path for path in paths("GET", "ours", **content.ids) if any(i in path for i in content.ids.values())
        ]
        answers = {path: (await client.get(path)).status_code for path in own_address}
        elsewhere = await client.get("/t/theirs")

    assert len(answers) > 7
    assert set(answers.values()) == {404}
    assert elsewhere.status_code == 404


async def test_a_fragment_is_sent_only_to_who_asks_for_one(web: WebWorld) -> None:
    await web.content()
    async with await web.portal() as client:
        whole = await client.get("/t/ours/ideas")
        part = await client.get("/t/ours/ideas", headers={"HX-Request": "true", "HX-Request-Type": "partial"})
        back = await client.get("/t/ours/ideas", headers={"HX-Request-Type": "full"})

    assert whole.text.startswith("<!doctype html>")
    assert back.text.startswith("<!doctype html>")
    assert part.text.startswith("<title>")
    assert "HX-Request-Type" in part.headers["vary"]


async def test_static_files_may_be_kept_for_ever(web: WebWorld) -> None:
    async with web.client() as client:
        page = await client.get("/sign-in")
        address = page.text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
        sheet = await client.get(address)
        old = await client.get("/static/000000000000/portal.css")

    assert "immutable" in sheet.headers["cache-control"]
    assert old.headers["cache-control"] == "no-cache"
    assert old.text == sheet.text
