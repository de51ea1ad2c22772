"""What people decide at the gates: once, on what they saw, with a grace period to take it back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.commands import (
    ApproveIdea,
    ApproveScript,
    ConfirmSchedule,
    DecisionOutcome,
    EditScript,
    RegenerateAsset,
    RejectIdea,
    ReopenIdea,
    ReviseScript,
    SceneEdit,
    Undo,
)
from application.contracts.pipeline import GatePolicy, Stage, StageState
from domain.ideas.idea import Idea
from domain.shared.errors import ContentChangedError, InvalidTransitionError, NotFoundError, StaleAggregateError
from domain.tenancy.channel import GateMode
from tests.support.line import AUTO, Line, until

pytestmark = pytest.mark.temporal

LONG = timedelta(minutes=10)
SHORT = timedelta(milliseconds=600)
SCRIPT_ONLY = GatePolicy(idea=GateMode.AUTO, script=GateMode.MANUAL, schedule=GateMode.AUTO)
SCHEDULE_ONLY = GatePolicy(idea=GateMode.AUTO, script=GateMode.AUTO, schedule=GateMode.MANUAL)


def by_ann(line: Line, idea: Idea, **more: Any) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id} | more


async def approve(line: Line, idea: Idea, **more: Any) -> DecisionOutcome:
    return await line.pipeline.decide(ApproveIdea(**by_ann(line, idea, **more)))


async def test_every_gate_waits_for_a_person_and_the_actor_is_kept(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    outcome = await approve(line, idea, reason="Timely.")

    assert (outcome.entity, outcome.status, outcome.version) == ("idea", "approved", 2)
    assert outcome.grace_ends_at is None
    assert line.the("idea").status == "approved"

    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    script = line.the("script")
    await line.pipeline.decide(
        ApproveScript(**by_ann(line, idea), script_id=script.id, content_hash=script.content_hash)
    )
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    assert "posts.scheduled" not in line.topics()
    await line.pipeline.decide(ConfirmSchedule(**by_ann(line, idea), post_id=line.the("post").id))
    await line.until_published()

    approval = next(each for each in line.store.audit if each.action == "IdeaApproved")
    assert (approval.actor, approval.reason) == ("user:ann", "Timely.")


async def test_the_same_decision_twice_has_one_effect_and_one_answer(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, grace=LONG)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    token = uuid4()

    answers = [await approve(line, idea, decision_id=token) for _ in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert line.events().count("IdeaApproved") == 1


async def test_two_different_decisions_at_once_cannot_both_count(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, grace=LONG)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await approve(line, idea)

    with pytest.raises(InvalidTransitionError):
        await approve(line, idea)


async def test_a_decision_on_an_older_state_is_refused(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea)
    await line.until(idea, Stage.IDEA, StageState.WAITING)

    with pytest.raises(StaleAggregateError):
        await approve(line, idea, expected_version=7)


async def test_a_decision_taken_back_in_time_leaves_no_trace_of_work(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, grace=LONG)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    approved = await approve(line, idea)
    undone = await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))

    assert (undone.outcome, undone.status) == ("reverted", "new")
    assert line.the("idea").status == "new"
    assert line.all_of("script") == []

    again = await approve(line, idea)
    assert again.status == "approved"


async def test_a_decision_takes_effect_when_its_grace_period_is_over(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, grace=SHORT)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    approved = await approve(line, idea)
    assert approved.grace_ends_at is not None
    assert line.all_of("script") == []

    await line.until(idea, Stage.SCRIPT, StageState.WAITING)

    assert line.the("script").status == "draft"


async def test_undo_after_the_grace_period_compensates_and_says_so(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, reopen_window=LONG)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    approved = await approve(line, idea)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)

    undone = await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))

    assert (undone.outcome, undone.status) == ("compensated", "rejected")
    with pytest.raises(InvalidTransitionError):
        await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))


async def test_a_rejected_idea_can_be_reopened_for_a_while(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, reopen_window=LONG)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(RejectIdea(**by_ann(line, idea, reason="Not ours.")))
    await line.until(idea, Stage.IDEA, StageState.DONE)
    reopened = await line.pipeline.decide(ReopenIdea(**by_ann(line, idea)))

    assert reopened.status == "new"
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await approve(line, idea)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)


async def test_after_the_window_nothing_waits_for_a_decision(line: Line) -> None:
    idea = await line.an_idea()
    handle = await line.start(idea)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    await line.pipeline.decide(RejectIdea(**by_ann(line, idea)))
    await handle.result()

    with pytest.raises(NotFoundError):
        await line.pipeline.decide(ReopenIdea(**by_ann(line, idea)))


async def test_an_approval_of_another_text_is_refused(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, SCRIPT_ONLY)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    shown = line.the("script")
    edit = SceneEdit(scene_id="s1", narration="Launch days need three things.", on_screen_text="Three")
    edited = await line.pipeline.decide(EditScript(**by_ann(line, idea), script_id=shown.id, scenes=(edit,)))
    assert (edited.status, edited.version) == ("draft", 2)

    with pytest.raises(ContentChangedError):
        await line.pipeline.decide(
            ApproveScript(**by_ann(line, idea), script_id=shown.id, content_hash=shown.content_hash)
        )

    new = line.the("script")
    await line.pipeline.decide(ApproveScript(**by_ann(line, idea), script_id=new.id, content_hash=new.content_hash))
    await line.until_published()
    assert line.renderer.orders[0].scenes[0].words[0].text == "Launch"


async def test_the_undo_of_a_script_gives_the_same_version_back(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, SCRIPT_ONLY, grace=LONG)
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    script = line.the("script")
    approved = await line.pipeline.decide(ApproveScript(**by_ann(line, idea), script_id=script.id))
    undone = await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=approved.decision_id))

    assert (undone.outcome, undone.status) == ("reverted", "draft")
    assert line.the("script").revision == 1
    assert line.all_of("manifest") == []


async def test_revising_a_script_during_the_render_gives_the_work_up_and_starts_again(line: Line) -> None:
    line.renderer.forever = True
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.VIDEO, StageState.RUNNING)
    await until(line.renderer.began.is_set, "the render began")
    script = line.the("script")

    revised = await line.pipeline.decide(ReviseScript(**by_ann(line, idea), script_id=script.id))

    assert revised.status == "draft"
    await line.until(idea, Stage.SCRIPT, StageState.WAITING)
    assert line.the("video").status == "failed"
    line.renderer.forever = False
    await line.pipeline.decide(ApproveScript(**by_ann(line, idea), script_id=script.id))
    await line.until_published()
    assert sorted(video.status for video in line.all_of("video")) == ["failed", "ready"]
    assert line.the("post").status == "published"


async def test_rejecting_during_the_render_stops_it(line: Line) -> None:
    line.renderer.forever = True
    idea = await line.an_idea()
    await line.start(idea, AUTO, reopen_window=LONG)
    await until(line.renderer.began.is_set, "the render began")
    await line.pipeline.decide(RejectIdea(**by_ann(line, idea)))
    await until(lambda: bool(line.renderer.stopped), "the render was stopped")

    assert line.the("idea").status == "rejected"
    assert line.the("video").failure.startswith("Stopped")
    assert line.all_of("post") == []


async def test_another_take_makes_another_video_and_another_post(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, SCHEDULE_ONLY)
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    first, asset = line.the("post"), line.all_of("asset")[0]
    taken = await line.pipeline.decide(RegenerateAsset(**by_ann(line, idea), asset_id=asset.id))
    assert (taken.entity, taken.status, taken.version) == ("asset", "requested", asset.version + 1)
    await until(lambda: len(line.all_of("post")) == 2, "the second post")
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)

    posts = {post.id: post for post in line.all_of("post")}
    assert posts.pop(first.id).cancelled_at is not None
    second = next(iter(posts.values()))
    assert len(line.all_of("video")) == 2
    await line.pipeline.decide(ConfirmSchedule(**by_ann(line, idea), post_id=second.id))
    await line.until_published()
    assert line.platform.live == [second.id]


async def test_the_undo_of_a_confirmation_keeps_the_post_planned(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, SCHEDULE_ONLY, grace=LONG)
    await line.until(idea, Stage.SCHEDULE, StageState.WAITING)
    confirmed = await line.pipeline.decide(ConfirmSchedule(**by_ann(line, idea), post_id=line.the("post").id))
    undone = await line.pipeline.decide(Undo(**by_ann(line, idea), undoes=confirmed.decision_id))

    assert undone.outcome == "reverted"
    assert line.the("post").confirmed_at is None
    assert line.platform.sends == []


async def test_what_nobody_knows_is_told_as_such(line: Line) -> None:
    idea = await line.an_idea()

    with pytest.raises(NotFoundError):
        await approve(line, idea)


async def test_the_pipeline_is_healthy_while_its_workers_ask_for_work(line: Line) -> None:
    await until_healthy(line)

    assert await line.pipeline.healthy()


async def until_healthy(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea)
    await line.until(idea, Stage.IDEA, StageState.WAITING)


async def test_what_is_held_waits_for_a_person_even_where_the_policy_decides(line: Line) -> None:
    idea = await line.an_idea(held_because="Its score of 0.40 is below 0.60.")
    await line.start(idea, AUTO)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    reports = [report.detail for report in line.progress.reports if report.state is StageState.WAITING]
    await approve(line, idea)
    await line.until(idea, Stage.SCRIPT, StageState.DONE)

    assert reports == ["Its score of 0.40 is below 0.60. Approve or reject the idea."]
