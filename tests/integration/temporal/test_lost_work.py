"""What the rows say is on its way is open in Temporal, or it is lost."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.orchestration.open_work import TemporalOpenWork
from application.contracts.pipeline import PublishRequest, Stage, StageState
from application.contracts.workflows import Queue, WorkflowName, post_id_of, task_queue
from application.ports.open_work import Unfinished
from domain.videos.video import VideoStatus
from tests.support.builders import a_post, a_video
from tests.support.line import MANUAL, Line

pytestmark = pytest.mark.temporal


async def test_a_pipeline_is_open_until_it_is_lost(line: Line) -> None:
    idea = await line.an_idea()
    work, open_work = Unfinished(idea_id=idea.id), TemporalOpenWork(line.env.client)
    before = await open_work.has(line.tenant_id, work)
    pipeline = await line.start(idea, MANUAL)
    await line.until(idea, Stage.IDEA, StageState.WAITING)
    meanwhile = await open_work.has(line.tenant_id, work)
    await pipeline.terminate("lost")

    assert (before, meanwhile) == (False, True)
    assert not await open_work.has(line.tenant_id, work)


async def test_a_confirmed_post_is_open_as_long_as_its_own_workflow_is(line: Line) -> None:
    idea, now = await line.an_idea(), datetime.now(UTC)
    video = a_video(idea_id=idea.id, status=VideoStatus.READY)
    post = a_post(idea_id=idea.id, video_id=video.id, scheduled_at=now + timedelta(hours=1), confirmed_at=now)
    line.store.rows["post"][line.tenant_id, post.id] = post
    publishing = await line.env.client.start_workflow(
        WorkflowName.PUBLISH_POST.value,
        PublishRequest(tenant_id=line.tenant_id, post_id=post.id, scheduled_at=post.scheduled_at),
        id=post_id_of(line.tenant_id, post.id),
        task_queue=task_queue(line.env.prefix, Queue.WORKFLOWS),
    )
    work, open_work = Unfinished(idea_id=idea.id, post_id=post.id), TemporalOpenWork(line.env.client)
    meanwhile = await open_work.has(line.tenant_id, work)
    await publishing.terminate("lost")

    assert meanwhile
    assert not await open_work.has(line.tenant_id, work)
