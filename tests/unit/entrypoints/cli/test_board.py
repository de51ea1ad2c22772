"""Progress where there is no terminal: a line for each change, and no more."""

from io import StringIO

from rich.console import Console

from application.contracts.payloads import IdeaPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import PipelineView, StageProgress
from entrypoints.cli.board import bar, open_board, words
from tests.support.builders import NOON, an_idea
from tests.unit.entrypoints.cli.test_outcome import a_run_of

IDEA = IdeaPayload.of(an_idea(title="Launch [day]"))


def at(stage: Stage, **changes: object) -> StageProgress:
    fields = {"idea_id": IDEA.idea_id, "stage": stage, "state": StageState.RUNNING, "updated_at": NOON}
    return StageProgress.model_validate(fields | changes)


def view_at(progress: StageProgress) -> PipelineView:
    return PipelineView(idea=IDEA, stage=progress.stage, state=progress.state, stages=(progress,))


def test_each_stage_is_told_once() -> None:
    out = StringIO()
    with open_board(Console(file=out)) as board:
        for progress in (at(Stage.SCRIPT), at(Stage.SCRIPT), at(Stage.VIDEO, done=1, total=4, detail="scene 2")):
            board.show(a_run_of(view_at(progress)))

    assert out.getvalue().splitlines() == ["Launch [day] · 2/6 script", "Launch [day] · 4/6 video · scene 2 · 1/4"]


def test_what_is_known_of_a_stage_is_said() -> None:
    progress = at(Stage.VIDEO, done=2, total=4, detail="scene 3", eta_sec=11.6, attempt=2)

    assert words(progress) == "scene 3 · 2/4 · about 12 s left · try 2"
    assert bar(progress) == "━" * 9 + "╌" * 9


def test_of_frames_the_share_is_said_and_not_a_number_without_its_unit() -> None:
    assert words(at(Stage.VIDEO, done=420, total=1680, detail="scene 3/8 rendered")) == "scene 3/8 rendered · 25%"


def test_nothing_is_said_of_what_is_not_known() -> None:
    assert words(None) == words(at(Stage.IDEA)) == bar(at(Stage.IDEA)) == ""
