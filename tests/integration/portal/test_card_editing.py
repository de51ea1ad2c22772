"""Tables and charts of a script, read and changed in the editor."""

import pytest

from domain.scripts.scene import Layout, Scene, Visual
from domain.shared.ids import ScriptId
from tests.support.builders import ANN, NOON, a_scene
from tests.support.portal_world import Portal
from tests.support.web import Content

pytestmark = [pytest.mark.browser, pytest.mark.postgres]

TABLE = Visual(
    layout=Layout.TABLE, headline="Minutes", items=("Step | Before", "Fetch <b> | 31", "Read | 38"), active=2
)
LINE = Visual(
    layout=Layout.LINE,
    headline="Sales",
    figure="Here",
    unit="%",
    points=(("2021", 1.0), ("2022", 2.5)),
    series=(("There", (3.0, 4.0)),),
)


async def with_scenes(portal: Portal, *visuals: Visual) -> Content:
    content = await portal.world.content()
    async with portal.world.container.unit_of_work(portal.context) as work:
        script = await work.scripts.get(ScriptId(content.script_id))
        script.edit([a_scene(scene_id=f"s{i}", visual=visual) for i, visual in enumerate(visuals, 1)], by=ANN, at=NOON)
        await work.commit()
    return content


async def scene_of(portal: Portal, content: Content, scene_id: str) -> Scene:
    return next(scene for scene in (await portal.script(content.script_id)).scenes if scene.scene_id == scene_id)


async def test_a_row_of_a_table_is_changed(portal: Portal) -> None:
    content = await with_scenes(portal, TABLE, LINE)
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    lines = window.page.get_by_label("Lines of the card")
    assert await lines.input_value() == "\n".join(TABLE.items)
    await lines.fill("Step|Before\nFetch <b> | 12")
    await window.page.get_by_role("button", name="Save", exact=True).click()
    await window.page.get_by_text("Saved as a new version").wait_for()
    visual = (await scene_of(portal, content, "s1")).visual

    assert (visual.items, visual.active) == (("Step | Before", "Fetch <b> | 12"), 0)
    assert (await scene_of(portal, content, "s2")).visual == LINE


async def test_the_numbers_of_a_chart_are_changed_and_what_is_none_is_refused(portal: Portal) -> None:
    content = await with_scenes(portal, LINE)
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")
    await window.ready()
    numbers = window.page.get_by_label("Numbers of the chart")
    assert await numbers.input_value() == "2021 = 1 | 3\n2022 = 2.5 | 4"
    await numbers.fill("2021 = 1 | 3\n2022 = many | 4")
    await window.page.get_by_role("button", name="Save", exact=True).click()
    await window.page.get_by_text("“2022 = many | 4” is not of the form").wait_for()
    assert await numbers.input_value() == "2021 = 1 | 3\n2022 = many | 4"
    await window.page.get_by_role("button", name="Close this message").click()
    await numbers.fill("2021 = 1 | 3\n2022 = 7.25 | 4\n2023 = 8 | 5")
    await window.page.get_by_role("button", name="Save", exact=True).click()
    await window.page.get_by_text("Saved as a new version").wait_for()
    visual = (await scene_of(portal, content, "s1")).visual

    assert visual.points == (("2021", 1.0), ("2022", 7.25), ("2023", 8.0))
    assert visual.series == (("There", (3.0, 4.0, 5.0)),)


async def test_a_scene_saved_as_it_was_is_no_new_version(portal: Portal) -> None:
    content = await with_scenes(portal, TABLE, LINE)
    before = (await portal.script(content.script_id)).revision
    window = await portal.signed_in()
    for scene_id in ("s1", "s2"):
        await window.go(f"/scripts/{content.script_id}?scene={scene_id}")
        await window.ready()
        await window.page.get_by_role("button", name="Save", exact=True).click()
        await window.page.get_by_text("Saved as a new version").wait_for()

    assert (await portal.script(content.script_id)).revision == before


async def test_an_approved_table_is_read_as_a_table(portal: Portal) -> None:
    content = await with_scenes(portal, TABLE)
    async with portal.world.container.unit_of_work(portal.context) as work:
        script = await work.scripts.get(ScriptId(content.script_id))
        script.approve(content_hash=None, by=ANN, at=NOON)
        await work.commit()
    window = await portal.signed_in()
    await window.go(f"/scripts/{content.script_id}")

    assert await window.page.locator("table.cells td").all_inner_texts() == ["Fetch <b>", "31", "Read", "38"]
