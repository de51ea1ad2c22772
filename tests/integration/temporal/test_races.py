"""Decisions that arrive while a step is under way: whichever is first counts, and nothing is left half done."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.commands import ApproveIdea, ApproveScript, RejectIdea
from application.contracts.pipeline import GatePolicy, Stage, StageState
from domain.ideas.idea import Idea
from domain.tenancy.channel import GateMode
from tests.support.line import AUTO, Line, until

pytestmark = pytest.mark.temporal

SCHEDULE_ALONE = GatePolicy(idea=GateMode.MANUAL, script=GateMode.MANUAL, schedule=GateMode.AUTO)
LONG_ENOUGH_TO_PUBLISH_SEC, MOMENT_SEC = 1.0, 0.5


def by(actor: str, line: Line, idea: Idea, **more: Any) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": actor, "idea_id": idea.id} | more


async def reject(line: Line, idea: Idea, actor: str = "user:ann") -> str:
    return (await line.pipeline.decide(RejectIdea(**by(actor, line, idea)))).status


async def approve_up_to_the_schedule(line: Line, idea: Idea) -> None:
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(ApproveIdea(**by("user:ann", line, idea)))
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    await line.pipeline.decide(ApproveScript(**by("user:ann", line, idea), script_id=line.the("script").id))


async def test_what_is_being_rejected_is_not_handed_over_for_publishing(line: Line) -> None:
    idea = await line.an_idea()
    pipeline = await line.start(idea, SCHEDULE_ALONE)
    confirmation = line.hold(lambda work: work.actor == "policy:auto")
    rejection = line.hold(lambda work: work.actor == "user:bob")
    await approve_up_to_the_schedule(line, idea)
    await asyncio.wait_for(confirmation.reached.wait(), 30)
    rejecting = asyncio.create_task(reject(line, idea, "user:bob"))
    await asyncio.wait_for(rejection.reached.wait(), 30)
    confirmation.release.set()
    await asyncio.sleep(LONG_ENOUGH_TO_PUBLISH_SEC)
    rejection.release.set()

    assert await rejecting == "rejected"
    await pipeline.result()
    assert line.platform.live == []
    assert line.the("post").cancelled_at is not None


async def test_a_video_that_is_finished_while_the_idea_is_rejected_stays_finished(line: Line) -> None:
    idea = await line.an_idea()
    finishing = line.hold(lambda work: bool(work.videos.changed()) and work.videos.changed()[0].before == "rendering")
    pipeline = await line.start(idea, AUTO)
    await asyncio.wait_for(finishing.reached.wait(), 30)
    status = await reject(line, idea)
    finishing.release.set()
    await pipeline.result()

    assert status == "rejected"
    assert line.the("video").status == "ready"


async def test_a_post_that_is_planned_while_the_idea_is_rejected_is_cancelled(line: Line) -> None:
    idea = await line.an_idea()
    planning = line.hold(lambda work: bool(work.posts.changed()))
    pipeline = await line.start(idea, AUTO)
    await asyncio.wait_for(planning.reached.wait(), 30)
    await reject(line, idea)
    planning.release.set()
    await pipeline.result()

    assert line.the("post").cancelled_at is not None
    assert line.platform.live == []


async def test_a_pipeline_that_was_lost_is_started_again_by_the_next_run_and_publishes_once(line: Line) -> None:
    channel = line.a_channel()
    line.renderer.forever = True
    await line.run_daily("launch.md", channel=channel)
    await asyncio.wait_for(line.renderer.began.wait(), 30)
    await line.pipeline_of(line.the("idea")).terminate("lost")
    line.renderer.forever = False
    await line.run_daily("launch.md", channel=channel)
    await line.until_published()
    await until(lambda: [run.status for run in line.all_of("run")] == ["started"] * 2, "both runs handed over")

    assert len(line.all_of("video")) == 1
    assert line.platform.sends == [line.the("post").id]


async def test_a_decision_on_an_idea_whose_pipeline_is_about_to_begin_waits_for_it(line: Line) -> None:
    idea = await line.an_idea()
    deciding = asyncio.create_task(reject(line, idea))
    await asyncio.sleep(MOMENT_SEC)
    await line.start(idea)

    assert await deciding == "rejected"
