"""The render step in the SDK's own environment: what it does when it is cancelled, and why that depends."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from temporalio.activity import ActivityCancellationDetails
from temporalio.testing import ActivityEnvironment

from application.contracts.pipeline import StepContext
from application.contracts.render import RenderedVideo
from application.contracts.steps import GenerateStep, ScriptStep, VideoStep
from domain.scripts.script import ScriptStatus
from domain.shared.errors import RenderFailedError
from entrypoints.temporal.activities.production import asset_activities, video_activities
from entrypoints.temporal.activities.videos import VideoActivities
from tests.support.builders import a_script
from tests.support.line import Line
from tests.support.temporal import TemporalEnv

LEFT_ALONE = ("not_found", "paused", "reset", "timed_out", "worker_shutdown")


@pytest.fixture
def line() -> Line:
    env: Any = TemporalEnv("", None, "unit")  # type: ignore[arg-type]  # nothing is sent anywhere
    return Line(env)


def context(line: Line, seq: int) -> StepContext:
    return StepContext(tenant_id=line.tenant_id, workflow_id="content/1", run_id="run", seq=seq)


@pytest.fixture
async def step(line: Line) -> VideoStep:
    """A script whose assets are all there."""
    idea = await line.an_idea()
    script = a_script(idea_id=idea.id, status=ScriptStatus.APPROVED, version=1)
    line.store.rows["script"][line.tenant_id, script.id] = script
    assets = asset_activities(line.ports())
    manifest = await assets.request_assets(ScriptStep(context=context(line, 1), script_id=script.id))
    for seq, asset in enumerate(manifest.assets, 2):
        await assets.generate_asset(
            GenerateStep(
                context=context(line, seq), asset_id=asset.asset_id, idea_id=idea.id, started_at=datetime.now(UTC)
            )
        )
    return VideoStep(context=context(line, 99), idea_id=idea.id, manifest_id=manifest.manifest_id, video_id=uuid4())


@pytest.fixture
def activities(line: Line) -> VideoActivities:
    return video_activities(line.ports())


async def test_a_finished_render_is_collected_and_its_progress_was_shown(
    line: Line, step: VideoStep, activities: VideoActivities
) -> None:
    rendered: RenderedVideo = await ActivityEnvironment().run(activities.render, step)

    assert rendered.video_key == f"render:{step.video_id}.mp4"
    assert [each.detail for each in line.progress.reports] == ["scene 1"]


async def test_the_order_has_the_scenes_with_their_words_and_lengths(
    line: Line, step: VideoStep, activities: VideoActivities
) -> None:
    await ActivityEnvironment().run(activities.render, step)
    order = line.renderer.orders[0]

    assert [scene.scene_id for scene in order.scenes] == ["s1", "s2"]
    assert [word.text for word in order.scenes[0].words] == ["Three", "things", "decide", "a", "launch", "day."]
    assert {scene.voice_sec for scene in order.scenes} == {4.0}
    assert order.thumbnail_picture_key == "pictures/fake-thumbnail-1"


async def test_a_failed_render_fails_the_step_with_its_reason(
    line: Line, step: VideoStep, activities: VideoActivities
) -> None:
    line.renderer.failure = "Scene 2 is black."

    with pytest.raises(RenderFailedError, match="Scene 2"):
        await ActivityEnvironment().run(activities.render, step)


async def cancelled(line: Line, step: VideoStep, activities: VideoActivities, why: str) -> None:
    line.renderer.forever = True
    environment = ActivityEnvironment()
    running = asyncio.ensure_future(environment.run(activities.render, step))
    await line.renderer.began.wait()
    await asyncio.sleep(0)
    environment.cancel(cancellation_details=ActivityCancellationDetails(**{why: True}))
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_render_that_is_not_wanted_any_more_is_stopped(
    line: Line, step: VideoStep, activities: VideoActivities
) -> None:
    await cancelled(line, step, activities, "cancel_requested")

    assert line.renderer.stopped == [f"render:{step.video_id}"]


@pytest.mark.parametrize("why", LEFT_ALONE)
async def test_a_render_goes_on_when_only_its_follower_ends(
    line: Line, step: VideoStep, activities: VideoActivities, why: str
) -> None:
    await cancelled(line, step, activities, why)

    assert line.renderer.stopped == []
