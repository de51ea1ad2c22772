"""The script's page: what the checks found, approving in spite of it, sources, a scene anew, an earlier text again."""

from uuid import UUID

import pytest

from application.contracts.article import Article
from domain.scripts.quality.finding import Check, error, warning
from domain.scripts.scene import Beat, SourceSpan
from domain.scripts.script import ScriptStatus
from domain.shared.ids import IdeaId, ScriptId
from tests.support.acting_pipeline import ANEW
from tests.support.builders import ANN, NOON, a_scene
from tests.support.portal_world import HOSTILE, Portal

pytestmark = [pytest.mark.browser, pytest.mark.postgres]

TEXT = f"Three things decide a launch day. {HOSTILE} Nobody sleeps before."
ARTICLE = Article(source="a.md", digest="0", title="Launch day", text=TEXT, blocks=())
SPANS = (
    SourceSpan(kind="sentence", text=TEXT[:33], start=0, end=33),
    SourceSpan(kind="number", text="Three", start=0, end=5),
)
FOUND = (
    error(Check.NUMBER, "“Seven” does not stand in the article.", "s1", "Seven"),
    warning(Check.LENGTH, "8 s; the channel wants 38 s, a tenth more or less."),
)


async def with_findings(portal: Portal) -> UUID:
    content = await portal.world.content()
    async with portal.world.container.unit_of_work(portal.context) as work:
        idea = await work.ideas.get(IdeaId(content.idea_id))
        script = await work.scripts.get(ScriptId(content.script_id))
        scenes = [
            a_scene(narration="Seven things decide a launch day.", sources=SPANS),
            a_scene(scene_id="s2", beat=Beat.CLOSE, narration="Read the rest on the site."),
        ]
        script.edit(scenes, by=ANN, at=NOON, findings=FOUND)
        await work.commit()
    store = portal.world.container.object_store()
    await store.put(idea.origin.article_key, ARTICLE.model_dump_json().encode())
    return content.script_id


async def test_an_error_is_told_and_overridden_with_a_reason_only(portal: Portal) -> None:
    script_id = await with_findings(portal)
    window = await portal.signed_in()
    await window.go(f"/scripts/{script_id}")
    await window.ready()
    checks = window.page.get_by_role("complementary", name="Checks")

    assert await checks.get_by_text("A figure without a source").count() == 1
    assert await checks.get_by_text("1 error, 2 to look at").count() == 1
    assert await window.page.get_by_text("The checks hold it").count() == 1
    await window.page.get_by_role("button", name="Approve script").click()
    assert (await portal.script(script_id)).status is ScriptStatus.DRAFT, "the field is empty"
    await window.page.get_by_label("Why it may go out all the same").fill("The author told me so.")
    await window.page.get_by_role("button", name="Approve script").click()
    await window.page.get_by_text("Approved “").wait_for()
    assert (await portal.script(script_id)).status is ScriptStatus.APPROVED


async def test_the_script_stands_beside_the_words_it_rests_on(portal: Portal) -> None:
    script_id = await with_findings(portal)
    window = await portal.signed_in()
    await window.go(f"/scripts/{script_id}")
    await window.ready()
    await window.page.get_by_role("link", name="Sources").click()
    await window.page.get_by_text("The article", exact=True).first.wait_for()

    assert await window.page.locator("mark b").all_inner_texts() == ["Three"]
    assert "things decide a launch day." in await window.page.locator("mark").nth(1).inner_text()
    assert await window.page.get_by_text("of a stranger").count() == 1, "markup of the article is text"
    assert await window.page.get_by_text("does not stand in the article").count() >= 1


async def test_a_scene_is_written_anew_beside_the_old_one_and_taken_back(portal: Portal) -> None:
    script_id = await with_findings(portal)
    window = await portal.signed_in()
    await window.go(f"/scripts/{script_id}")
    await window.ready()
    await window.page.get_by_role("button", name="Write this scene anew").click()
    await window.page.get_by_text("Written anew").wait_for()

    assert "Nobody" in await window.page.locator("ins").first.inner_text()
    assert "Seven" in await window.page.locator("del").first.inner_text()
    assert (await portal.script(script_id)).scenes[0].narration == ANEW
    await window.page.get_by_role("button", name="Go back to v2").click()
    await window.page.get_by_text("The text of v2 again").wait_for()
    script = await portal.script(script_id)
    assert (script.scenes[0].narration, script.revision) == ("Seven things decide a launch day.", 4)


async def test_the_list_tells_which_draft_is_held(portal: Portal) -> None:
    await with_findings(portal)
    window = await portal.signed_in()
    await window.go("/scripts")
    await window.ready()

    assert await window.page.get_by_text("held by checks").count() == 1


async def test_the_close_is_not_written_anew(portal: Portal) -> None:
    script_id = await with_findings(portal)
    window = await portal.signed_in()
    await window.go(f"/scripts/{script_id}?scene=s2")
    await window.ready()

    assert await window.page.get_by_role("button", name="Write this scene anew").count() == 0
