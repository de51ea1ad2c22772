"""Every decision is a plain form."""

import pytest

from domain.ideas.idea import IdeaStatus
from domain.scripts.script import ScriptStatus
from tests.support.portal_world import TITLES, Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]


async def test_ideas_are_approved_and_taken_back(portal: Portal) -> None:
    (first, *_) = await portal.ideas()
    window = await portal.signed_in(java_script_enabled=False)
    await window.approve_idea(TITLES[0])
    assert (await portal.idea(first)).status is IdeaStatus.APPROVED
    await window.page.get_by_role("button", name="Undo").first.click()
    await window.page.get_by_text("Undone.").wait_for()

    assert (await portal.idea(first)).status is IdeaStatus.NEW


async def test_a_script_is_edited_and_approved(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in(java_script_enabled=False)
    await window.go(f"/scripts/{content.script_id}")
    await window.page.get_by_label("What is said").fill("Two things decide a launch day.")
    await window.page.get_by_role("button", name="Save and next").click()
    await window.page.get_by_role("heading", name="Scene 2").wait_for()
    await window.page.get_by_role("button", name="Approve script").click()
    await window.page.get_by_text("Approved “Launch day”").wait_for()
    script = await portal.script(content.script_id)

    assert (script.status, script.scenes[0].narration) == (ScriptStatus.APPROVED, "Two things decide a launch day.")


async def test_a_post_is_confirmed_and_a_setting_saved(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in(java_script_enabled=False)
    await window.go("/schedule?start=2026-01-01")
    await window.page.get_by_role("button", name="Confirm").click()
    await window.page.get_by_text("Confirmed “Launch day”").wait_for()
    await window.go("/settings/channel")
    await window.page.get_by_label("Posting times").fill("09:00, 25:30")
    await window.page.get_by_role("button", name="Save channel").click()
    await window.page.get_by_text("Each time is HH:MM").first.wait_for()
    await window.page.get_by_label("Posting times").fill("09:00, 15:30")
    await window.page.get_by_role("button", name="Save channel").click()
    await window.page.get_by_text("Channel saved").wait_for()

    assert (await portal.post(content.post.id)).confirmed_at is not None
