"""A stage that fails for good waits for a person, keeps what was made, and goes on from there."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.commands import RetryStage
from application.contracts.pipeline import Stage, StageState
from domain.ideas.idea import Idea
from domain.shared.errors import InvalidTransitionError, ProviderUnavailableError, SourceUnreadableError
from domain.tenancy.channel import Aspect, CaptionStyle
from tests.support.line import AUTO, Line

pytestmark = pytest.mark.temporal


def retry(line: Line, idea: Idea) -> RetryStage:
    fields: dict[str, Any] = {"tenant_id": line.tenant_id, "actor": "user:ann", "idea_id": idea.id}
    return RetryStage(decision_id=uuid4(), **fields)


async def test_a_script_that_cannot_be_written_parks_the_pipeline_with_its_reason(line: Line) -> None:
    line.writer.errors.append(SourceUnreadableError("The article has two words."))
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.SCRIPT, StageState.FAILED)

    assert line.progress.stages[idea.id, Stage.SCRIPT].failure == "The article has two words."

    await line.pipeline.decide(retry(line, idea))
    await line.until_published()


async def test_what_may_go_away_is_tried_again_without_anybody(line: Line) -> None:
    line.writer.errors.append(ProviderUnavailableError("Busy."))
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until_published()

    assert line.progress.shows(idea.id, Stage.SCRIPT, StageState.DONE)


async def test_one_failed_asset_stops_no_other_and_a_retry_makes_only_that_one(line: Line) -> None:
    """Not even a card can be drawn in its place."""
    for maker in (line.imagery, line.cards):
        maker.refusing.add("s2")
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.ASSETS, StageState.FAILED)

    assert sorted(line.imagery.drawn) == ["s1", "thumbnail"]
    assert [asset.failure for asset in line.all_of("asset") if asset.status == "failed"] == ["No picture of s2 today."]
    assert "1 of 5 assets" in line.progress.stages[idea.id, Stage.ASSETS].failure

    line.imagery.refusing.clear()
    await line.pipeline.decide(retry(line, idea))
    await line.until_published()
    assert sorted(line.imagery.drawn) == ["s1", "s2", "thumbnail"]


async def test_a_failed_render_is_tried_again_as_the_same_video(line: Line) -> None:
    line.renderer.failure = "Scene 2 is black."
    line.renderer.checks = {"black_spans": {"value": "2.0-4.1 s", "limit": "none", "passed": False}}
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.VIDEO, StageState.FAILED)
    assert (line.the("video").status, line.the("video").failure) == ("failed", "Scene 2 is black.")
    assert line.the("video").failed_checks == line.renderer.checks
    assert line.all_of("post") == []

    line.renderer.failure = ""
    await line.pipeline.decide(retry(line, idea))
    await line.until_published()
    assert (line.the("video").status, line.the("video").failed_checks) == ("ready", {})


async def test_a_look_that_was_changed_before_the_retry_is_that_of_the_next_render(line: Line) -> None:
    line.renderer.failure = "Scene 2 is black."
    idea = await line.an_idea()
    await line.start(idea, AUTO)
    await line.until(idea, Stage.VIDEO, StageState.FAILED)
    channel = line.channels.channels[idea.channel_id]
    brand = replace(channel.brand, template="schema", captions=CaptionStyle.CLEAN, aspect=Aspect.WIDE)
    line.channels.channels[idea.channel_id] = replace(channel, brand=brand)
    line.renderer.failure = ""
    await line.pipeline.decide(retry(line, idea))
    await line.until_published()
    first, *_, last = line.renderer.orders

    assert (first.template, first.captions, first.width) == ("gazette", "template", 1080)
    assert (last.template, last.captions, last.width) == ("schema", "clean", 1920)
    assert first.video_id == last.video_id


async def test_there_is_nothing_to_try_again_where_nothing_failed(line: Line) -> None:
    idea = await line.an_idea()
    await line.start(idea)
    await line.until(idea, Stage.IDEA, StageState.WAITING)

    with pytest.raises(InvalidTransitionError):
        await line.pipeline.decide(retry(line, idea))
