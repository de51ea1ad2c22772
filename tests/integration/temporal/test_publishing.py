"""A post is live at most once, whatever the platform answers; a person may move it until it is armed."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.contracts.commands import CancelPost, ReschedulePost, RetryPost
from application.contracts.pipeline import PipelineSettings, PublishRequest, Stage, StageState
from application.contracts.workflows import Queue, WorkflowName, post_id_of, task_queue
from domain.posts.post import Post
from domain.shared.errors import InvalidTransitionError
from domain.videos.video import VideoStatus
from tests.support.builders import a_post, a_rendition, a_script, a_video
from tests.support.fake_platform import capabilities
from tests.support.line import Line, until

pytestmark = pytest.mark.temporal


async def a_planned_post(line: Line, in_time: timedelta = timedelta(), **settings: Any) -> Post:
    """Save a confirmed post with its video, and start its workflow."""
    now = datetime.now(UTC)
    idea = await line.an_idea()
    video = a_video(idea_id=idea.id, status=VideoStatus.READY, rendition=a_rendition())
    script = a_script(idea_id=idea.id)
    post = a_post(idea_id=idea.id, video_id=video.id, scheduled_at=now + in_time, confirmed_at=now)
    for kind, aggregate in (("video", video), ("script", script), ("post", post)):
        aggregate.version = 1
        line.store.rows[kind][line.tenant_id, aggregate.id] = aggregate
    chosen = {"publish_patience": timedelta(milliseconds=50), "reopen_window": timedelta()} | settings
    await line.env.client.start_workflow(
        WorkflowName.PUBLISH_POST.value,
        PublishRequest(
            tenant_id=line.tenant_id,
            post_id=post.id,
            scheduled_at=post.scheduled_at,
            settings=PipelineSettings(**chosen),
        ),
        id=post_id_of(line.tenant_id, post.id),
        task_queue=task_queue(line.env.prefix, Queue.WORKFLOWS),
    )
    return post


def of_post(line: Line, post_id: UUID) -> dict[str, Any]:
    return {"decision_id": uuid4(), "tenant_id": line.tenant_id, "actor": "user:ann", "post_id": post_id}


async def test_an_executed_commit_that_timed_out_is_found_by_a_probe_and_not_sent_again(line: Line) -> None:
    line.platform.faults = ["executed_then_timeout"]
    post = await a_planned_post(line)
    await line.post_workflow(post.id).result()

    assert line.platform.sends == line.platform.live == [post.id]
    assert line.platform.probes == 1
    assert line.the("post").status == "published"
    assert line.the("post").external_id == f"upload-{post.id}"


async def test_a_commit_that_never_arrived_is_sent_again_where_that_is_safe(line: Line) -> None:
    line.platform.faults = ["timeout"]
    post = await a_planned_post(line)
    await line.post_workflow(post.id).result()

    assert line.platform.sends == [post.id, post.id]
    assert line.platform.live == [post.id]


async def test_where_a_second_commit_could_make_a_second_post_nobody_sends_it(line: Line) -> None:
    line.platform.capabilities = capabilities(idempotency_class=4)
    line.platform.faults = ["timeout"]
    post = await a_planned_post(line, publish_probes=3)
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.FAILED), "unconfirmed")

    assert line.the("post").delivery == "unconfirmed"
    assert line.platform.sends == [post.id]
    with pytest.raises(InvalidTransitionError):
        await line.pipeline.deliver(RetryPost(**of_post(line, post.id)))


async def test_a_post_that_turns_out_to_be_live_is_recorded_though_nobody_knew_for_long(line: Line) -> None:
    line.platform.capabilities = capabilities(idempotency_class=4)
    line.platform.faults = ["timeout"]
    post = await a_planned_post(line, publish_probes=3)
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.FAILED), "unconfirmed")
    line.platform.live.append(post.id)
    await line.post_workflow(post.id).result()

    assert line.the("post").status == "published"
    assert line.platform.sends == [post.id]


async def test_a_post_that_surely_is_not_live_may_be_cancelled_or_sent_after_the_silence(line: Line) -> None:
    line.platform.faults, line.platform.silent = ["timeout"], True
    post = await a_planned_post(line, publish_probes=2)
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.FAILED), "unconfirmed")
    line.platform.silent = False
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.RUNNING), "it waits to be sent")
    assert line.the("post").delivery == "prepared"
    await line.pipeline.deliver(CancelPost(**of_post(line, post.id)))
    await line.post_workflow(post.id).result()

    assert line.platform.sends == [post.id]
    assert line.platform.live == []


async def test_a_refusal_fails_the_post_with_its_reason_and_a_person_may_try_again(line: Line) -> None:
    line.platform.faults = ["terminal"]
    post = await a_planned_post(line, reopen_window=timedelta(minutes=10))
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.FAILED), "failed")
    assert line.the("post").failure == "The video is too long."

    outcome = await line.pipeline.deliver(RetryPost(**of_post(line, post.id)))
    assert outcome.status == "scheduled"
    await line.post_workflow(post.id).result()
    assert line.platform.live == [post.id]


async def test_the_rules_of_the_platform_are_asked_before_anything_is_sent(line: Line) -> None:
    line.platform.problems = ["The title is too long."]
    post = await a_planned_post(line)
    await line.post_workflow(post.id).result()

    assert line.the("post").failure == "The title is too long."
    assert line.platform.sends == []


async def test_a_platform_that_wants_it_later_gets_it_later(line: Line) -> None:
    line.platform.faults = ["later", "later"]
    post = await a_planned_post(line)
    await line.post_workflow(post.id).result()

    assert line.platform.live == [post.id]
    assert len(line.platform.sends) == 3


async def test_a_post_waits_for_its_time_and_can_be_moved(line: Line) -> None:
    post = await a_planned_post(line, timedelta(days=30))
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.RUNNING), "it waits")
    assert line.platform.sends == []

    moved = await line.pipeline.deliver(
        ReschedulePost(**of_post(line, post.id), scheduled_at=datetime.now(UTC) + timedelta(milliseconds=300))
    )
    assert (moved.entity, moved.status, moved.version) == ("post", "scheduled", 2)
    await line.post_workflow(post.id).result()
    assert line.platform.live == [post.id]


async def test_a_cancelled_post_never_goes_out(line: Line) -> None:
    post = await a_planned_post(line, timedelta(days=30))
    await until(lambda: line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.RUNNING), "it waits")
    await line.pipeline.deliver(CancelPost(**of_post(line, post.id)))
    await line.post_workflow(post.id).result()

    assert line.the("post").cancelled_at is not None
    assert line.platform.sends == []


async def test_a_post_that_a_predecessor_armed_is_looked_for_before_it_is_sent(line: Line) -> None:
    line.platform.faults = ["executed_then_timeout"]
    post = await a_planned_post(line)
    await line.post_workflow(post.id).result()
    stored = line.the("post")
    stored.status, stored.delivery, stored.published_at = "scheduled", "armed", None
    sends = list(line.platform.sends)

    await line.env.client.start_workflow(
        WorkflowName.PUBLISH_POST.value,
        PublishRequest(tenant_id=line.tenant_id, post_id=post.id, scheduled_at=post.scheduled_at),
        id=post_id_of(line.tenant_id, post.id) + "/again",
        task_queue=task_queue(line.env.prefix, Queue.WORKFLOWS),
    )
    await until(lambda: line.the("post").status == "published", "published")

    assert line.platform.sends == sends


async def test_a_post_that_is_cancelled_while_it_is_prepared_is_cancelled_and_did_not_fail(line: Line) -> None:
    line.platform.may_prepare.clear()
    post = await a_planned_post(line)
    await asyncio.wait_for(line.platform.preparing.wait(), 30)
    await line.pipeline.deliver(CancelPost(**of_post(line, post.id)))
    line.platform.may_prepare.set()
    await line.post_workflow(post.id).result()

    assert (line.the("post").status, line.the("post").failure) == ("scheduled", "")
    assert line.the("post").cancelled_at is not None
    assert not line.progress.shows(post.idea_id, Stage.PUBLISH, StageState.FAILED)
