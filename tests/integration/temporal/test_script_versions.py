"""Scripts on the real workflow: what the checks hold waits for a person; scenes are written anew, texts come back."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.commands import ApproveScript, EditScript, RevertScript, RewriteScene, SceneEdit
from application.contracts.pipeline import GatePolicy, Stage, StageState
from domain.ideas.idea import Idea
from domain.shared.errors import ContentChangedError, HeldByChecksError, InvalidTransitionError, ProviderRefusedError
from domain.tenancy.channel import GateMode
from tests.support.line import AUTO, Line, until

pytestmark = pytest.mark.temporal

SCRIPT_ONLY = GatePolicy(idea=GateMode.AUTO, script=GateMode.MANUAL, schedule=GateMode.AUTO)
FALSE = "Seven things decide a launch day."


def of_script(line: Line, idea: Idea, **more: Any) -> dict[str, Any]:
    who = {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id}
    return {**who, "script_id": line.the("script").id, **more}


async def a_draft(line: Line, gates: GatePolicy = SCRIPT_ONLY) -> Idea:
    idea = await line.an_idea()
    await line.start(idea, gates=gates)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    return idea


async def edit(line: Line, idea: Idea, narration: str) -> None:
    scenes = (SceneEdit(scene_id="s1", narration=narration),)
    await line.pipeline.decide(EditScript(**of_script(line, idea, scenes=scenes)))


async def approve_when_known(line: Line, idea: Idea) -> None:
    """The row is there a moment before the workflow hears of it."""
    content_hash = line.the("script").content_hash
    for _ in range(100):
        with suppress(ContentChangedError):
            await line.pipeline.decide(ApproveScript(**of_script(line, idea, content_hash=content_hash, reason="Yes.")))
            return
        await asyncio.sleep(0.05)


async def test_at_an_auto_gate_a_script_with_an_error_waits_for_a_person_who_may_override_it(line: Line) -> None:
    line.writer.narration = FALSE
    idea = await a_draft(line, AUTO)

    assert line.the("script").status == "draft"
    assert "“Seven” does not stand in the article" in line.the("script").held
    approval = {"content_hash": line.the("script").content_hash}
    with pytest.raises(HeldByChecksError, match="say why"):
        await line.pipeline.decide(ApproveScript(**of_script(line, idea, **approval)))
    await line.pipeline.decide(ApproveScript(**of_script(line, idea, **approval, reason="The author told me.")))
    await line.until(idea, Stage.DONE, StageState.DONE)
    overridden = [one.reason for one in line.store.audit if one.action == "ScriptApproved"]
    assert overridden == ["The author told me."]


async def test_an_edit_that_mends_it_is_approved_without_a_reason(line: Line) -> None:
    line.writer.narration = FALSE
    idea = await a_draft(line, AUTO)
    await edit(line, idea, "Three things decide a launch day.")
    content_hash = line.the("script").content_hash
    await line.pipeline.decide(ApproveScript(**of_script(line, idea, content_hash=content_hash)))

    await line.until(idea, Stage.DONE, StageState.DONE)


async def test_one_scene_is_written_anew_and_undone_by_going_back(line: Line) -> None:
    idea = await a_draft(line)
    before = [scene.narration for scene in line.the("script").scenes]
    outcome = await line.pipeline.decide(RewriteScene(**of_script(line, idea, scene_id="s1")))
    after = [scene.narration for scene in line.the("script").scenes]

    assert outcome.version == line.the("script").version
    assert (after[0] != before[0], after[1:]) == (True, before[1:])
    await line.pipeline.decide(RevertScript(**of_script(line, idea, revision=1)))
    assert [scene.narration for scene in line.the("script").scenes] == before
    assert line.the("script").revision == 3


async def test_a_writer_that_takes_long_is_not_waited_for_and_its_scene_comes_later(line: Line) -> None:
    line.scene_writer.hold = asyncio.Event()
    idea = await a_draft(line)
    outcome = await line.pipeline.decide(RewriteScene(**of_script(line, idea, scene_id="s1")))

    assert "being written" in outcome.message
    assert line.the("script").revision == 1
    line.scene_writer.hold.set()
    await until(lambda: line.the("script").revision == 2, "a version")
    await approve_when_known(line, idea)
    await line.until(idea, Stage.DONE, StageState.DONE)


async def test_a_writer_that_refuses_changes_nothing_and_the_gate_goes_on_waiting(line: Line) -> None:
    line.scene_writer.errors = [ProviderRefusedError("It will not write this.")]
    idea = await a_draft(line)
    with pytest.raises(ProviderRefusedError, match="will not write"):
        await line.pipeline.decide(RewriteScene(**of_script(line, idea, scene_id="s1")))

    assert line.the("script").revision == 1
    await line.pipeline.decide(RewriteScene(**of_script(line, idea, scene_id="s1")))
    assert line.the("script").revision == 2


async def test_what_is_no_scene_or_no_earlier_version_is_refused(line: Line) -> None:
    idea = await a_draft(line)
    with pytest.raises(InvalidTransitionError, match="no scene s9"):
        await line.pipeline.decide(RewriteScene(**of_script(line, idea, scene_id="s9")))
    with pytest.raises(InvalidTransitionError, match="no earlier one"):
        await line.pipeline.decide(RevertScript(**of_script(line, idea, revision=1)))
