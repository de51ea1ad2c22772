"""Live progress of a run in the terminal: a table that redraws itself, or lines where there is no terminal."""

import time
from abc import abstractmethod
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from application.contracts.pipeline import Stage
from application.contracts.views import PipelineView, RunView, StageProgress
from entrypoints.cli.outcome import Outcome, outcome_of

STAGES = tuple(Stage)[:-1]
BAR = 18
MOST_COUNTED = 60
LINE_EVERY_SEC = 5.0
COLOURS = {Outcome.PUBLISHED: "green", Outcome.FAILED: "red", Outcome.WAITING: "yellow", Outcome.SHORT: "yellow"}


class Board(Protocol):
    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @abstractmethod
    def show(self, run: RunView) -> None: ...


def open_board(console: Console) -> Board:
    return TableBoard(console) if console.is_terminal else LineBoard(console)


class TableBoard(Board):
    def __init__(self, console: Console) -> None:
        self._live = Live(console=console, refresh_per_second=4)

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def show(self, run: RunView) -> None:
        table = Table(box=None, padding=(0, 1), show_header=False)
        for view in run.pipelines:
            outcome = outcome_of(view)
            table.add_row(
                Text(view.idea.title[:40]),
                Text(stage_words(view), style=COLOURS.get(outcome, "")),
                Text(bar(_current(view))),
                Text(words(_current(view))),
            )
        self._live.update(table if run.pipelines else Text("Reading the sources …"))


class LineBoard(Board):
    """A line for each new stage or state, and now and then for how far it is."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._said: dict[str, tuple[str, str, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._said.clear()

    def show(self, run: RunView) -> None:
        for view in run.pipelines:
            stage, detail, now = stage_words(view), words(_current(view)), time.monotonic()
            before = self._said.get(str(view.idea.idea_id), ("", "", 0.0))
            late = detail != before[1] and now - before[2] >= LINE_EVERY_SEC
            if stage != before[0] or late:
                self._said[str(view.idea.idea_id)] = (stage, detail, now)
                self._console.print(f"{view.idea.title[:60]} · {stage}{' · ' if detail else ''}{detail}", markup=False)


def stage_words(view: PipelineView) -> str:
    outcome = outcome_of(view)
    if outcome not in {Outcome.WORKING, Outcome.WAITING, Outcome.SHORT, Outcome.FAILED}:
        return str(outcome)
    number = STAGES.index(view.stage) + 1 if view.stage in STAGES else len(STAGES)
    suffix = "" if outcome is Outcome.WORKING else f": {outcome}"
    return f"{number}/{len(STAGES)} {view.stage}{suffix}"


def words(progress: StageProgress | None) -> str:
    """Say what is worked on, how much of it is done and how long it still takes."""
    if progress is None:
        return ""
    left = "" if progress.eta_sec is None else f"about {max(1, round(progress.eta_sec))} s left"
    again = f"try {progress.attempt}" if progress.attempt > 1 else ""
    return " · ".join(part for part in (progress.detail, _share(progress), left, again) if part)


def _share(progress: StageProgress) -> str:
    """A few scenes or pictures are counted; of frames nobody wants to know the number."""
    if not progress.total:
        return ""
    counted = f"{progress.done}/{progress.total}"
    return counted if progress.total <= MOST_COUNTED else f"{min(progress.done / progress.total, 1):.0%}"


def bar(progress: StageProgress | None) -> str:
    if progress is None or not progress.total:
        return ""
    filled = round(BAR * min(progress.done / progress.total, 1))
    return "━" * filled + "╌" * (BAR - filled)


def _current(view: PipelineView) -> StageProgress | None:
    return next((progress for progress in view.stages if progress.stage is view.stage), None)
