"""Scripts over the API: what the checks found, what changed, one scene anew, an earlier text, the style guide."""

import pytest

from application.contracts.commands import RevertScript, RewriteScene
from application.ports.unit_of_work import WorkContext
from domain.scripts.quality.finding import Check, error
from domain.shared.ids import ScriptId, TenantId
from tests.support.builders import ANN, NOON, a_scene
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres

HELD = error(Check.NUMBER, "“Seven” does not stand in the article.", "s1", "Seven")


async def edited(web: WebWorld) -> str:
    content = await web.content()
    context = WorkContext(tenant_id=TenantId(web.ours.tenant_id), actor=ANN)
    async with web.container.unit_of_work(context) as work:
        script = await work.scripts.get(ScriptId(content.script_id))
        scenes = [a_scene(narration="Seven things decide a launch day."), *script.scenes[1:]]
        script.edit(scenes, by=ANN, at=NOON, findings=(HELD,))
        await work.commit()
    return f"/api/v1/scripts/{content.script_id}"


async def test_findings_stand_with_the_script_and_with_the_version_they_were_made_in(web: WebWorld) -> None:
    address = await edited(web)
    async with await web.api() as client:
        script = (await client.get(address)).json()
        newest, first = (await client.get(f"{address}/versions")).json()

    assert [(found["check"], found["severity"], found["scene_id"]) for found in script["findings"]] == [
        ("number", "error", "s1")
    ]
    assert "does not stand in the article" in script["held"]
    assert (newest["findings"], first["findings"]) == (script["findings"], [])


async def test_what_changed_is_told_word_by_word(web: WebWorld) -> None:
    address = await edited(web)
    async with await web.api() as client:
        changes = (await client.get(f"{address}/changes")).json()
        unknown = await client.get(f"{address}/changes", params={"since": 9})

    assert (changes["old_version"], changes["version"]) == (1, 2)
    assert [run for run in changes["scenes"][0]["before"] if run["kind"] == "cut"] == [{"kind": "cut", "text": "Three"}]
    assert [run for run in changes["scenes"][0]["after"] if run["kind"] == "new"] == [{"kind": "new", "text": "Seven"}]
    assert unknown.status_code == 404


async def test_a_scene_is_asked_for_anew_and_an_earlier_text_comes_back(web: WebWorld) -> None:
    address = await edited(web)
    async with await web.api() as client:
        answers = [
            await client.post(f"{address}/scenes/s1/rewrite"),
            await client.post(f"{address}/revert", json={"revision": 1}),
            await client.post(f"{address}/revert", json={"revision": 0}),
        ]

    assert [answer.status_code for answer in answers] == [200, 200, 422]
    rewrite, revert = web.pipeline.asked
    assert isinstance(rewrite, RewriteScene)
    assert isinstance(revert, RevertScript)
    assert (rewrite.scene_id, revert.revision) == ("s1", 1)


async def test_the_style_guide_is_changed_field_by_field(web: WebWorld) -> None:
    address = f"/api/v1/channels/{web.ours.channel_id}"
    async with await web.api() as client:
        styles = ({"tone_words": ["plain"], "lexicon": {"A": "be"}}, {"narrator": "report"}, {"reading_level": 99})
        answers = [
            await client.patch(address, json={"brand": {"style": style}}, headers={"If-Match": "*"}) for style in styles
        ]

    assert [answer.status_code for answer in answers] == [200, 200, 422]
    style = answers[1].json()["brand"]["style"]
    assert (style["tone_words"], style["lexicon"], style["narrator"]) == (["plain"], {"A": "be"}, "report")
