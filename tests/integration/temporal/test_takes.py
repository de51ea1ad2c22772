"""Takes, decided on while the pipeline waits: the workflow is the truth, and what cannot be used changes nothing."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from application.contracts.commands import PickTake, RegenerateAsset, ReplaceAsset
from application.contracts.pipeline import GatePolicy, Stage, StageState
from application.contracts.uploads import Upload
from domain.ideas.idea import Idea
from domain.shared.errors import InvalidInputError, InvalidTransitionError, StaleAggregateError
from domain.tenancy.channel import GateMode
from tests.support.line import AUTO, Line, until

pytestmark = pytest.mark.temporal
SCHEDULE_ONLY = GatePolicy(idea=GateMode.AUTO, script=GateMode.AUTO)


def by_ann(line: Line, idea: Idea) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id}


async def a_waiting_post(line: Line) -> Idea:
    idea = await line.an_idea()
    await line.start(idea, SCHEDULE_ONLY)
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    return idea


def the_picture(line: Line, scene_id: str = "s1") -> Any:
    return next(each for each in line.all_of("asset") if (each.scene_id, each.role.value) == (scene_id, "picture"))


async def rendered_again(line: Line, orders: int) -> None:
    await until(lambda: len(line.renderer.orders) >= orders, "another render")


async def test_another_take_in_other_words_and_the_first_one_again(line: Line) -> None:
    idea = await a_waiting_post(line)
    asset = the_picture(line)
    command = RegenerateAsset(
        **by_ann(line, idea), asset_id=asset.id, prompt="A harbour", expected_version=asset.version
    )
    await line.pipeline.decide(command)
    await rendered_again(line, 2)
    await until(lambda: len(line.all_of("post")) == 2, "the second post")
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    await line.pipeline.decide(PickTake(**by_ann(line, idea), asset_id=asset.id, take=1))
    await rendered_again(line, 3)

    assert [order.prompt for order in line.imagery.orders if order.index == 1][-1] == "A harbour"
    shown = [order.scenes[0].picture_key for order in line.renderer.orders]
    assert shown == ["pictures/fake-s1-1", "pictures/fake-s1-2", "pictures/fake-s1-1"]
    assert [told.actor for told in line.store.audit if told.action == "TakePicked"] == ["user:ann"]


async def test_a_clip_that_was_brought_arrives_in_the_video(line: Line) -> None:
    idea = await a_waiting_post(line)
    upload = Upload(key=f"t/{line.tenant_id}/uploads/boat.mp4", name="boat.mp4", licence="CC0")
    command = ReplaceAsset(**by_ann(line, idea), asset_id=the_picture(line).id, upload=upload)
    first = await line.pipeline.decide(command)
    again = await line.pipeline.decide(command)
    await rendered_again(line, 2)

    assert first == again
    scene = line.renderer.orders[-1].scenes[0]
    assert (scene.clip_key, scene.picture_key) == (upload.key, "")
    assert len(the_picture(line).takes) == 2


async def test_a_file_that_cannot_be_used_is_refused_and_nothing_changes(line: Line) -> None:
    idea = await a_waiting_post(line)
    upload = Upload(key=f"t/{line.tenant_id}/uploads/bad", name="bad.mp4")
    with pytest.raises(InvalidInputError, match="its headers cannot be read"):
        await line.pipeline.decide(ReplaceAsset(**by_ann(line, idea), asset_id=the_picture(line).id, upload=upload))

    assert len(the_picture(line).takes) == 1
    assert len(line.renderer.orders) == 1
    snapshot = await line.pipeline.snapshot(line.tenant_id, idea.id)
    assert (snapshot.stage, snapshot.state) == (Stage.SCHEDULE, StageState.WAITING)


async def test_what_cannot_be_decided_is_refused(line: Line) -> None:
    idea = await a_waiting_post(line)
    asset = the_picture(line)
    voice = next(each for each in line.all_of("asset") if each.role.value == "voiceover")
    upload = Upload(key=f"t/{line.tenant_id}/uploads/voice")
    with pytest.raises(InvalidTransitionError, match="no take 7"):
        await line.pipeline.decide(PickTake(**by_ann(line, idea), asset_id=asset.id, take=7))
    with pytest.raises(InvalidTransitionError, match="voice"):
        await line.pipeline.decide(ReplaceAsset(**by_ann(line, idea), asset_id=voice.id, upload=upload))
    with pytest.raises(InvalidTransitionError, match="older version"):
        await line.pipeline.decide(PickTake(**by_ann(line, idea), asset_id=UUID(int=1), take=1))
    with pytest.raises(StaleAggregateError):
        await line.pipeline.decide(PickTake(**by_ann(line, idea), asset_id=asset.id, take=1, expected_version=99))


async def test_a_picture_that_fails_alone_is_stood_in_for_and_tried_again_when_asked(line: Line) -> None:
    line.imagery.refusing.add("s2")
    idea = await a_waiting_post(line)
    failed = the_picture(line, "s2")

    assert (failed.status, failed.failure) == ("failed", "No picture of s2 today.")
    assert line.renderer.orders[0].scenes[1].picture_key == "pictures/card-s2-1"
    assert "1 of 5 are not what was asked for." in [each.detail for each in line.progress.reports]
    line.imagery.refusing.clear()
    await line.pipeline.decide(RegenerateAsset(**by_ann(line, idea), asset_id=failed.id))
    await rendered_again(line, 2)
    assert line.renderer.orders[1].scenes[1].picture_key == "pictures/fake-s2-2"
    assert (the_picture(line, "s2").status, len(the_picture(line, "s2").takes)) == ("generated", 2)


async def test_a_pipeline_goes_through_by_itself_although_a_picture_failed(line: Line) -> None:
    line.imagery.refusing.add("s1")
    await line.start(await line.an_idea(), AUTO)
    await line.until_published()

    assert the_picture(line).status == "failed"
