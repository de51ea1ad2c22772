"""What pages show, from what the readers give."""

from uuid import uuid4

import pytest

from application.contracts.payloads import IdeaPayload, MetricsPayload, PostPayload, ScriptPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import PipelineView, StageProgress
from domain.ideas.idea import IdeaStatus
from domain.posts.post import Delivery, PostStatus
from domain.scripts.quality.finding import Check, error, warning
from entrypoints.portal import words
from entrypoints.portal.sketches import chart_path, round_top
from entrypoints.portal.views import numbers, pipelines, scripts
from tests.support.builders import NOON, a_post, a_script, an_idea


def a_view(**changes: object) -> PipelineView:
    fields = {"idea": IdeaPayload.of(an_idea()), "stage": Stage.VIDEO, "state": StageState.RUNNING}
    return PipelineView.model_validate({**fields, **changes})


def rendering(**changes: object) -> StageProgress:
    fields = {"idea_id": uuid4(), "stage": Stage.VIDEO, "state": StageState.RUNNING, "updated_at": NOON}
    return StageProgress.model_validate({**fields, "done": 2, "total": 8, **changes})


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "post.needs"),
        ({"confirmed_at": NOON}, "post.confirmed"),
        ({"confirmed_at": NOON, "delivery": Delivery.ARMED}, "post.armed"),
        ({"delivery": Delivery.UNCONFIRMED}, "post.unconfirmed"),
        ({"status": PostStatus.FAILED, "delivery": Delivery.FAILED_TERMINAL}, "post.failed"),
        ({"status": PostStatus.PUBLISHED}, "post.published"),
        ({"cancelled_at": NOON}, "post.cancelled"),
    ],
)
def test_a_post_is_told_in_one_word(changes: dict[str, object], state: str) -> None:
    assert words.post_state(PostPayload.of(a_post(**changes))) == state
    assert state in words.STATES


def test_a_pipeline_counts_its_stages_and_the_part_of_the_one_in_work() -> None:
    assert pipelines.share(a_view(stages=(rendering(),))) == pytest.approx((3 + 0.25) / 6)
    assert pipelines.share(a_view(stage=Stage.DONE, state=StageState.DONE)) == 1.0


def test_a_stage_that_is_tried_again_says_so() -> None:
    view = a_view(stages=(rendering(attempt=2, detail="scene 3", eta_sec=64),))
    line = pipelines.line(view, "/t/ours", NOON)

    assert line.word == "retrying"
    assert line.detail == "scene 3 · 2 of 8 · try 2"
    assert line.eta == "1 min 04 s left"


def test_a_rejected_idea_is_at_its_end() -> None:
    view = a_view(idea=IdeaPayload.of(an_idea(status=IdeaStatus.REJECTED)), stage=Stage.IDEA, state=StageState.WAITING)

    assert pipelines.ended(view)
    assert pipelines.line(view, "/t/ours", NOON).word == "rejected"


def test_findings_stand_where_they_are_and_checks_without_one_have_passed() -> None:
    found = (error(Check.NUMBER, "“9” is not in it.", "s2"), warning(Check.LENGTH, "Too long."))
    script = ScriptPayload.of(a_script(findings=found))
    checks = scripts.check(script)

    assert [(one.place, one.title, one.is_error) for one in checks.findings] == [
        ("Scene 2", "A figure without a source", True),
        ("", "Length", False),
    ]
    assert (len(checks.of_scene("s2")), len(checks.of_scene("s1")), checks.errors) == (1, 0, 1)
    assert "Nothing said twice" in checks.passed
    assert "Figures, names and quotations stand in the article" not in checks.passed


def test_every_check_has_a_title() -> None:
    assert set(scripts.TITLES) == set(Check)


def test_a_number_that_was_not_given_is_no_zero() -> None:
    metrics = MetricsPayload(views=0, likes=None, comments=None, shares=1204, watch_time_sec=5400.0)

    assert dict(numbers.cells(metrics)) == {
        "Views": "0",
        "Watch time": "1.5 h",
        "Likes": "not given",
        "Comments": "not given",
        "Shares": "1,204",
    }


def test_a_chart_ends_on_a_round_number_above_its_highest() -> None:
    assert [round_top(value) for value in (1, 3, 27, 512)] == [1, 5, 50, 1000]
    assert chart_path([0, 5, 10], 10) == "M0.00 100.00L50.00 50.00L100.00 0.00"
    assert chart_path([], 10) == ""
