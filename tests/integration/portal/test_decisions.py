"""What an operator decides in the portal, by mouse and by key."""

import pytest

from domain.ideas.idea import IdeaStatus
from domain.scripts.script import ScriptStatus
from tests.support.portal_world import TITLES, Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]


async def test_a_link_signs_in_once(portal: Portal) -> None:
    link, page = await portal.sign_in_link(), (await portal.signed_in()).page
    context = await portal.window()
    fresh = await context.new_page()
    await fresh.goto(link)
    await fresh.get_by_role("button", name="Sign in").click()
    await fresh.get_by_role("heading", name="Today").wait_for()
    await page.goto(link)
    await page.get_by_role("button", name="Sign in").click()

    await page.get_by_text("used already").wait_for()


async def test_the_a_key_approves_and_goes_on_to_the_next_idea(portal: Portal) -> None:
    first, second, _ = await portal.ideas()
    window = await portal.signed_in()
    await window.go("/ideas")
    await window.ready()
    await window.page.keyboard.press("a")
    await window.page.get_by_text(f"Approved “{TITLES[0]}”").wait_for()
    await window.page.get_by_role("heading", name=TITLES[1]).wait_for()

    assert (await portal.idea(first)).status is IdeaStatus.APPROVED
    assert (await portal.idea(second)).status is IdeaStatus.NEW
    assert await window.page.locator("#rail a", has_text="Ideas").inner_text() == "Ideas\n2\nwaiting for you"
    assert await window.page.evaluate("() => document.activeElement !== document.body")


async def test_the_u_key_takes_the_last_decision_back(portal: Portal) -> None:
    (first, *_) = await portal.ideas()
    window = await portal.signed_in()
    await window.go("/ideas")
    await window.ready()
    await window.page.keyboard.press("r")
    await window.page.get_by_text(f"Rejected “{TITLES[0]}”").wait_for()
    await window.page.keyboard.press("u")
    await window.page.get_by_text("Undone.").wait_for()

    assert (await portal.idea(first)).status is IdeaStatus.NEW


async def test_a_click_approves_the_idea_that_was_chosen(portal: Portal) -> None:
    *_, third = await portal.ideas()
    window = await portal.signed_in()
    await window.approve_idea(TITLES[2])

    assert (await portal.idea(third)).status is IdeaStatus.APPROVED


async def test_j_and_k_move_through_the_list(portal: Portal) -> None:
    await portal.ideas()
    window = await portal.signed_in()
    await window.go("/ideas")
    await window.ready()
    for key, title in (("j", TITLES[1]), ("j", TITLES[2]), ("k", TITLES[1])):
        await window.page.keyboard.press(key)
        await window.page.locator(".det").get_by_role("heading", name=title).wait_for()


async def test_a_scene_is_edited_and_the_script_approved(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    await window.page.get_by_label("What is said").fill("Four things decide a launch day, area by area.")
    await window.page.get_by_role("button", name="Save", exact=True).click()
    await window.page.get_by_text("Saved as a new version").wait_for()
    await window.page.get_by_role("button", name="Approve script").click()
    await window.page.get_by_text("Approved “Launch day”").wait_for()
    script = await portal.script(content.script_id)

    assert script.scenes[0].narration == "Four things decide a launch day, area by area."
    assert (script.status, script.revision) == (ScriptStatus.APPROVED, 2)
    assert [command.kind for command in portal.pipeline.asked] == ["edit_script", "approve_script"]  # type: ignore[attr-defined]


async def test_typing_into_a_field_decides_nothing(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    await window.page.get_by_label("What is shown").press_sequentially("area u r")
    await window.page.wait_for_timeout(300)

    assert portal.pipeline.asked == []


async def test_an_unsaved_change_holds_the_approval_back(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    await window.page.get_by_label("What is said").fill("Something else.")
    await window.page.get_by_role("button", name="Approve script").click()
    await window.page.get_by_text("Save the scene first").wait_for()

    assert portal.pipeline.asked == []


async def test_a_text_that_changed_meanwhile_is_not_approved(portal: Portal) -> None:
    content = await portal.world.content()
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    await window.page.locator("input[name=content_hash]").evaluate("field => { field.value = 'another' }")
    await window.page.get_by_role("button", name="Approve script").click()
    await window.page.get_by_text("changed since it was shown").wait_for()

    assert (await portal.script(content.script_id)).status is ScriptStatus.DRAFT


async def test_another_window_hears_of_a_decision_at_once(portal: Portal) -> None:
    await portal.ideas()
    watching, deciding = await portal.signed_in(), await portal.signed_in()
    await watching.go()
    await watching.ready()
    await deciding.approve_idea(TITLES[0])

    await watching.page.locator("#rail a", has_text="Ideas").get_by_text("2").wait_for(timeout=3000)
    await watching.page.get_by_text("approved the idea").wait_for(timeout=3000)


async def test_an_unreachable_pipeline_is_said_and_changes_nothing(portal: Portal) -> None:
    (first, *_) = await portal.ideas()
    window = await portal.signed_in()
    portal.pipeline.up = False
    await window.go("/ideas")
    await window.page.get_by_text("Decisions are not answered now").wait_for()
    assert (await portal.idea(first)).status is IdeaStatus.NEW
