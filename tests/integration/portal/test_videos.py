"""Videos as the portal shows them: in their own shape, with the report of the gate."""

from dataclasses import replace
from uuid import UUID

import pytest

from domain.shared.ids import VideoId
from tests.support.builders import ANN, NOON, a_video
from tests.support.portal_world import Portal
from tests.support.web import Content

pytestmark = [pytest.mark.browser, pytest.mark.postgres]


async def a_wide_video(portal: Portal, content: Content) -> UUID:
    """With a small copy, seconds that move, and two more thumbnails."""
    rendition = await portal.world.stored_rendition(portal.context.tenant_id)
    key = rendition.thumbnail_key
    rendition = replace(
        rendition, width=1920, height=1080, proxy_key="p.mp4", preview_key=key, thumbnail_candidates=(key, key)
    )
    video = a_video(idea_id=content.idea_id, manifest_id=content.manifest_id)
    async with portal.world.container.unit_of_work(portal.context) as work:
        video.request(by=ANN)
        video.finish(rendition, by=ANN, at=NOON)
        work.videos.add(video)
        await work.commit()
    return VideoId(video.id)


async def test_a_refused_video_shows_what_failed_first_and_where(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in()
    await window.go(f"/videos/{await portal.refused(content)}")
    rows = await window.page.locator(".qc.rows > li").all_inner_texts()

    assert [row.splitlines()[0] for row in rows] == ["Black picture", "Length", "Loudness"]
    assert "0:04" in rows[0]
    assert "scene 1: Launch day" in rows[0]
    assert "None was asked for" in rows[1]
    assert "1 failed, 1 not measured, 1 passed" in await window.page.locator("aside").last.inner_text()
    assert await window.page.get_by_role("button", name="Retry render").count() == 1
    assert await window.page.locator("video").count() == 0


@pytest.mark.parametrize("width", [1280, 375])
async def test_a_wide_video_keeps_its_shape(portal: Portal, width: int) -> None:
    content = await portal.world.content()
    video = await a_wide_video(portal, content)
    window = await portal.signed_in(viewport={"width": width, "height": 800})
    await window.go(f"/videos/{video}")
    player = await window.page.locator("video#player").bounding_box()
    assert player is not None

    assert player["width"] / player["height"] == pytest.approx(16 / 9, rel=0.02)
    assert player["width"] > (600 if width > 1000 else 300)
    assert not await window.is_too_wide()
    assert await window.page.get_by_role("link", name="Small copy, 540p").count() == 1
    assert await window.page.locator(".tiles a").all_inner_texts() == [
        "Thumbnail",
        "Candidate 1",
        "Candidate 2",
        "Moving preview",
    ]


async def test_the_moving_preview_is_fetched_when_it_is_pointed_at(portal: Portal) -> None:
    content = await portal.world.content()
    video = await a_wide_video(portal, content)
    window = await portal.signed_in()
    await window.go("/videos")
    await window.ready()
    address = f"/media/videos/{video}/preview"
    before = [asked for asked in portal.seen.requests if asked.endswith(address)]
    async with window.page.expect_request(f"**{address}"):
        await window.page.locator(f'.take:has(a[href$="{video}"])').hover()

    assert before == []
