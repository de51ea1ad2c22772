"""Every page, light and dark, wide and narrow: nothing that axe, the console or the security policy would report."""

import re

import pytest
from axe_playwright_python.async_playwright import Axe

from entrypoints.portal.static_files import static_files
from tests.support.browser import PortalPage
from tests.support.portal_world import HOSTILE, TITLES, Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
EMPTY = ("", "/ideas", "/scripts", "/assets", "/videos", "/schedule", "/runs", "/numbers", "/events", "/audit", "/more")
SETTINGS = ("/settings/channel", "/settings/brand", "/settings/style", "/settings/tokens", "/settings/profile")
NARROW = {"viewport": {"width": 375, "height": 780}, "has_touch": True, "is_mobile": True}


async def pages(portal: Portal) -> list[str]:
    """Every page there is, with something on it."""
    await portal.ideas(*TITLES, HOSTILE)
    content = await portal.world.content()
    await portal.world.published(content)
    await portal.numbers(content)
    await portal.progress(content.idea_id, 3)
    await portal.told()
    return [
        *EMPTY,
        *SETTINGS,
        f"/ideas/{content.idea_id}?status=all",
        f"/scripts/{content.script_id}",
        f"/assets/{content.manifest_id}?asset={content.asset_id}",
        f"/videos/{content.video_id}",
        f"/videos/{await portal.refused(content)}",
        "/schedule?view=week&start=2025-12-29",
        "/schedule?start=2025-12-29",
        f"/runs/{content.run_id}",
        f"/numbers/{content.post.id}",
        "/ideas/00000000-0000-0000-0000-000000000000",
    ]


def known_shapes() -> set[str]:
    sprites = (static_files()[name].content.decode() for name in ("icons.svg", "marks.svg"))
    return {name for sprite in sprites for name in re.findall(r'<symbol id="([a-z0-9-]+)"', sprite)}


async def faults(window: PortalPage, paths: list[str] | tuple[str, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in paths:
        await window.go(path)
        violations = (await Axe().run(window.page, options=RULES)).response["violations"]
        named: list[object] = [(row["id"], [node["html"][:120] for node in row["nodes"]]) for row in violations]
        named += [f"no shape {name}" for name in await window.shapes() - known_shapes()]
        if named or await window.is_too_wide():
            found[path] = named or "wider than the window"
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_page_is_accessible(portal: Portal, scheme: str) -> None:
    window = await portal.signed_in(color_scheme=scheme)

    assert await faults(window, await pages(portal)) == {}


async def test_every_page_fits_a_phone(portal: Portal) -> None:
    window = await portal.signed_in(**NARROW)

    assert await faults(window, await pages(portal)) == {}


async def test_empty_pages_are_accessible_too(portal: Portal) -> None:
    window = await portal.signed_in()

    assert await faults(window, EMPTY) == {}


async def test_words_of_strangers_are_words(portal: Portal) -> None:
    await portal.ideas(HOSTILE)
    await portal.told()
    window = await portal.signed_in()
    for path in ("", "/ideas", "/events", "/audit"):
        await window.go(path)
        await window.ready()
    await window.go("/ideas")
    await window.page.get_by_role("heading", name="of a stranger").wait_for()

    assert not [asked for asked in portal.seen.requests if "/evil" in asked]


async def test_the_dialog_of_keys_lists_what_the_page_has(portal: Portal) -> None:
    await portal.ideas()
    window = await portal.signed_in()
    await window.go("/ideas")
    await window.ready()
    await window.page.keyboard.press("?")
    await window.page.get_by_role("heading", name="Keys on this page").wait_for()
    listed = await window.page.locator("#keys-list").inner_text()

    assert "Approve" in listed
    assert "Next" in listed
    assert (await Axe().run(window.page, options=RULES)).response["violations"] == []
