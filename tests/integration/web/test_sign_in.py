"""Signing in as a browser does, and what a browser may do then."""

import pytest
from httpx2 import AsyncClient, Response

from domain.shared.ids import TenantId, UserId
from tests.support.web import ORIGIN, WebWorld

pytestmark = pytest.mark.postgres


async def link(web: WebWorld) -> str:
    issue = web.container.accounts().issue_sign_in_link
    return f"/sign-in/{await issue(TenantId(web.ours.tenant_id), UserId(web.ours.user_id))}"


def browser(web: WebWorld) -> AsyncClient:
    return web.client(Origin=ORIGIN)


async def test_looking_at_a_link_does_not_use_it_up_and_pressing_its_button_does(web: WebWorld) -> None:
    address = await link(web)
    async with browser(web) as client:
        looks = [await client.get(address) for _ in range(3)]
        pressed = await client.post(address)
        home = await client.get(pressed.headers["location"])
        again = await client.post(address)

    assert [look.status_code for look in looks] == [200, 200, 200]
    assert (pressed.status_code, pressed.headers["location"]) == (303, "/t/ours")
    assert "HttpOnly" in pressed.headers["set-cookie"]
    assert home.status_code == 200
    assert again.status_code == 401


async def test_without_a_session_a_page_leads_to_the_sign_in_and_back(web: WebWorld) -> None:
    async with browser(web) as client:
        page = await client.get("/t/ours/ideas")
        part = await client.get("/t/ours/ideas", headers={"HX-Request": "true"})

    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=/t/ours/ideas")
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/sign-in?next=/t/ours/ideas")


async def test_another_tenants_portal_does_not_exist(web: WebWorld) -> None:
    async with await web.portal() as client:
        answers = [(await client.get(f"/t/{slug}")).status_code for slug in ("ours", "theirs", "nobody")]

    assert answers == [200, 404, 404]


async def decide(web: WebWorld, client: AsyncClient, csrf: str | None, **headers: str) -> Response:
    content = await web.content(slug=f"s-{len(web.pipeline.asked)}-{csrf}-{len(headers)}"[:40].replace("_", "-"))
    form = {} if csrf is None else {"csrf": csrf}
    return await client.post(f"/t/ours/ideas/{content.idea_id}/approve", data=form, headers=headers)


async def test_a_decision_needs_the_sessions_form_token_and_our_own_page(web: WebWorld) -> None:
    async with await web.portal() as client:
        session, _ = await web.container.accounts().find_session(client.cookies["tg_session"])
        bare = await decide(web, client, None)
        wrong = await decide(web, client, "guessed")
        foreign = await decide(web, client, session.csrf, **{"Sec-Fetch-Site": "cross-site"})
        elsewhere = await decide(web, client, session.csrf, Origin="https://evil.example")
        nothing_done = list(web.pipeline.asked)
        right = await decide(web, client, session.csrf)

    assert [answer.status_code for answer in (bare, wrong, foreign, elsewhere)] == [403, 403, 403, 403]
    assert nothing_done == []
    assert right.status_code == 303
    assert len(web.pipeline.asked) == 1


async def test_another_site_cannot_sign_a_browser_in(web: WebWorld) -> None:
    address = await link(web)
    async with web.client(Origin="https://evil.example") as client:
        refused = await client.post(address)
    async with browser(web) as client:
        taken = await client.post(address)

    assert (refused.status_code, taken.status_code) == (403, 303)


async def test_passwords_cannot_be_tried_without_end(web: WebWorld) -> None:
    async with browser(web) as client:
        answers = [
            await client.post("/sign-in", data={"name": "admin", "password": f"guess {number}"}) for number in range(12)
        ]

    assert [answer.status_code for answer in answers] == [422] * 10 + [429] * 2
    assert answers[-1].headers["retry-after"].isdecimal()
    assert answers[-1].headers["content-type"].startswith("text/html")


async def test_a_nonce_is_never_used_twice(web: WebWorld) -> None:
    async with await web.portal() as client:
        policies = {(await client.get("/t/ours")).headers["content-security-policy"] for _ in range(3)}

    assert len(policies) == 3
