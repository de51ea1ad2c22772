"""What became of each item, and what is said of those that failed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from application.contracts.payloads import IdeaPayload, PostPayload
from application.contracts.pipeline import SourceProblem, Stage, StageState
from application.contracts.views import PipelineView, RunView
from domain.ideas.idea import IdeaStatus
from domain.posts.post import PostStatus
from domain.runs.run import RunStatus
from entrypoints.cli.outcome import Outcome, failures, outcome_of, settled
from tests.support.builders import NOON, a_post, an_idea

LATER = datetime.now(UTC) + timedelta(hours=3)


def a_view(stage: Stage = Stage.VIDEO, state: StageState = StageState.RUNNING, **changes: Any) -> PipelineView:
    idea = IdeaPayload.of(an_idea(title="Launch day"))
    return PipelineView(**{"idea": idea, "stage": stage, "state": state} | changes)


def a_run_of(*views: PipelineView, status: RunStatus = RunStatus.STARTED, **changes: Any) -> RunView:
    fields: dict[str, Any] = {
        "run_id": uuid4(),
        "channel_id": uuid4(),
        "workflow_id": "daily/t/c/r",
        "sources": (),
        "problems": (),
        "failure": "",
        "status": status,
        "pipelines": views,
        "created_at": NOON,
        "updated_at": NOON,
    }
    return RunView(**fields | changes)


def posted(**changes: Any) -> PostPayload:
    return PostPayload.of(a_post(**changes))


@pytest.mark.parametrize(
    ("view", "outcome"),
    [
        (a_view(), Outcome.WORKING),
        (a_view(Stage.IDEA, StageState.WAITING), Outcome.WAITING),
        (a_view(Stage.ASSETS, StageState.WAITING), Outcome.SHORT),
        (a_view(state=StageState.FAILED), Outcome.FAILED),
        (a_view(idea=IdeaPayload.of(an_idea(status=IdeaStatus.REJECTED))), Outcome.REJECTED),
        (a_view(post=posted(status=PostStatus.PUBLISHED)), Outcome.PUBLISHED),
        (a_view(post=posted(status=PostStatus.FAILED)), Outcome.FAILED),
        (a_view(post=posted(confirmed_at=NOON, scheduled_at=LATER)), Outcome.LATER),
        (a_view(post=posted(confirmed_at=NOON)), Outcome.WORKING),
        (a_view(post=posted(cancelled_at=NOON)), Outcome.CANCELLED),
    ],
)
def test_an_item_has_one_outcome(view: PipelineView, outcome: Outcome) -> None:
    assert outcome_of(view) is outcome


def test_a_run_is_over_when_nothing_is_under_way() -> None:
    published = a_view(post=posted(status=PostStatus.PUBLISHED))

    assert not settled(a_run_of(status=RunStatus.RUNNING))
    assert not settled(a_run_of(published, a_view()))
    assert settled(a_run_of(published, a_view(state=StageState.FAILED)))


def test_each_failure_names_its_item_and_the_reason() -> None:
    failed = a_view(state=StageState.FAILED, failure="The voice is unknown.")
    problem = SourceProblem(source="gone.md", reason="There is no such file.")

    said = failures(a_run_of(failed, problems=(problem,)))

    assert said == ["gone.md: There is no such file.", "Launch day (launch.md), video: The voice is unknown."]


def test_a_run_that_went_well_has_nothing_to_say() -> None:
    assert failures(a_run_of(a_view(post=posted(status=PostStatus.PUBLISHED)))) == []


@pytest.mark.parametrize("reason", ["a.md: it is empty.", "it is empty."])
def test_a_source_that_failed_is_named_once(reason: str) -> None:
    run = a_run_of(problems=(SourceProblem(source="a.md", reason=reason),))

    assert failures(run) == ["a.md: it is empty."]
