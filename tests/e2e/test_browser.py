"""An operator approves an idea in the browser, and a viewer plays the video that came of it."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page

from tests.support.articles import write_article
from tests.support.browser import PortalPage, Seen, launched
from tests.support.stack import JSON, Stack, articles_online, wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.browser]
FIRST_GATE_ONLY = {"idea": "manual", "script": "auto", "schedule": "auto"}


def _only(stack: Stack, run_id: str) -> JSON:
    views = stack.run(run_id)["pipelines"]
    view: JSON = views[0] if views else {"state": "", "post": None}
    assert view["state"] != "failed", view["failure"]
    return view


def _published(stack: Stack, run_id: str) -> bool:
    return bool((_only(stack, run_id)["post"] or {}).get("published_at"))


async def _seconds_played(page: Page) -> float:
    player = page.locator("video")
    if not await player.evaluate("video => video.canPlayType('video/mp4; codecs=\"avc1.640028\"')"):
        pytest.skip("This Chromium has no H.264: install the system's chromium or Chrome.")
    await player.evaluate("video => { video.muted = true; return video.play() }")
    await page.wait_for_timeout(2000)
    return float(await player.evaluate("video => video.currentTime"))


async def test_an_idea_approved_in_the_portal_becomes_a_video_that_plays(stack: Stack, tmp_path: Path) -> None:
    write_article(tmp_path, "Easton", 97)
    with articles_online(tmp_path) as address:
        order = {"channel": "demo", "sources": [f"{address}/easton.md"], "gates": FIRST_GATE_ONLY}
        run_id = stack.api("POST", "/runs", order)["run_id"]
        await asyncio.to_thread(wait_for, lambda: _only(stack, run_id)["state"] == "waiting", 60, "the gate")
    title = _only(stack, run_id)["idea"]["title"]
    seen = Seen()
    async with launched() as browser, await browser.new_context(locale="en-GB") as context:
        portal = await PortalPage.opened(context, stack.url(""), "tglauner", seen)
        await portal.sign_in_by_link(stack.tgcf("sign-in-link").stdout.strip())
        await portal.approve_idea(title)
        await asyncio.to_thread(wait_for, lambda: _published(stack, run_id), 180, "the post to be published")
        view = _only(stack, run_id)
        await portal.page.goto(stack.url(f"/watch/{view['post']['slug']}"))
        played = await _seconds_played(portal.page)

    assert view["idea"]["status"] == "approved"
    assert played > 0.5
    assert seen.faults == []
