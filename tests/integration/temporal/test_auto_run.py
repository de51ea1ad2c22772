"""With every gate on auto a run ends by itself, in one published post per idea."""

import pytest

from application.contracts.pipeline import Stage, StageState
from tests.support.line import AUTO, Line, until

pytestmark = pytest.mark.temporal


async def test_an_article_becomes_a_published_post(line: Line) -> None:
    await line.run_daily("launch.md")
    await line.until_published()

    post, video, idea = line.the("post"), line.the("video"), line.the("idea")
    assert post.status == "published"
    assert post.video_id == video.id
    assert post.slug.startswith("launch-md-")
    assert line.platform.sends == [post.id]
    await line.until(idea, Stage.DONE, StageState.DONE)


async def test_every_topic_is_announced_once_and_the_policy_is_the_actor(line: Line) -> None:
    await line.run_daily("launch.md")
    await line.until_published()

    assert sorted(line.topics()) == [
        "assets.generated",
        "assets.requested",
        "ideas.approved",
        "ideas.generated",
        "posts.scheduled",
        "scripts.generated",
        "videos.rendered",
    ]
    decisions = {"IdeaApproved", "ScriptApproved", "PostConfirmed"}
    assert {each.actor for each in line.store.audit if each.action in decisions} == {"policy:auto"}


async def test_every_stage_reports_what_it_does(line: Line) -> None:
    await line.run_daily("launch.md")
    await line.until_published()
    idea = line.the("idea")
    await line.until(idea, Stage.DONE, StageState.DONE)

    assert all(line.progress.shows(idea.id, stage, StageState.DONE) for stage in Stage)
    assets = [each for each in line.progress.reports if each.stage is Stage.ASSETS and each.done]
    assert max(each.done for each in assets) == 5
    assert {each.total for each in assets} == {5}
    assert any(each.stage is Stage.VIDEO and each.detail == "scene 1" for each in line.progress.reports)


async def test_a_bad_source_is_reported_and_stops_nobody_else(line: Line) -> None:
    await line.run_daily("launch.md", "bad.md", "second.md")
    await line.until_published(2)
    await until(lambda: line.the("run").status == "started", "the run handed over")

    run = line.the("run")
    assert [each.source for each in run.source_failures] == ["bad.md"]
    assert len(run.idea_ids) == 2


async def test_a_run_in_which_nothing_could_be_read_fails_and_says_so(line: Line) -> None:
    await line.run_daily("bad.md")
    await until(lambda: bool(line.all_of("run")) and line.the("run").status == "failed", "the run failed")

    assert line.the("run").source_failures[0].reason == "It is empty."


async def test_the_same_unchanged_source_makes_no_second_video(line: Line) -> None:
    channel = line.a_channel()
    await line.run_daily("launch.md", channel=channel)
    await line.until_published()
    await line.run_daily("launch.md", channel=channel)
    await until(lambda: [run.status for run in line.all_of("run")] == ["started"] * 2, "both runs handed over")

    assert len(line.all_of("idea")) == len(line.all_of("video")) == len(line.all_of("post")) == 1
    assert line.platform.sends == [line.the("post").id]


async def test_asking_for_the_same_run_again_joins_it(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until_published()

    snapshot = await line.pipeline.snapshot(line.tenant_id, idea.id)

    assert snapshot.stage is Stage.DONE
    assert snapshot.post_id == line.the("post").id
