"""A run in words: what came of its ideas, and how long it still takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from application.contracts.pipeline import Stage, StageState
from application.contracts.views import RunView
from domain.runs.run import RunStatus
from domain.tenancy.channel import Channel
from entrypoints.portal.views import pipelines


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    view: RunView
    key: str
    total: int
    published: int
    failed: int
    done: int
    share: float
    eta: float | None
    detail: str
    where: str


def summary(run: RunView) -> RunSummary:
    views = run.pipelines
    going = [view for view in views if not pipelines.ended(view) and view.state is StageState.RUNNING]
    current = [found for view in going if (found := pipelines.progress_of(view, view.stage))]
    failed = [view for view in views if view.state is StageState.FAILED]
    waiting = [view for view in views if view.state is StageState.WAITING and not pipelines.ended(view)]
    return RunSummary(
        view=run,
        key=_key(run, len(failed), len(waiting)),
        total=len(views),
        published=sum(view.stage is Stage.DONE for view in views),
        failed=len(failed),
        done=sum(pipelines.ended(view) for view in views),
        share=sum(map(pipelines.share, views)) / len(views) if views else 0.0,
        eta=max((found.eta_sec for found in current if found.eta_sec is not None), default=None),
        detail=next((found.detail for found in current if found.detail), ""),
        where=_where(run, len(failed), len(waiting), len(going)),
    )


def _key(run: RunView, failed: int, waiting: int) -> str:
    if run.status is RunStatus.FAILED:
        return "run.failed"
    if run.status is RunStatus.RUNNING:
        return "run.running"
    if failed:
        return "run.troubled"
    if waiting:
        return "run.waiting"
    return "run.done" if all(map(pipelines.ended, run.pipelines)) else "run.started"


def _where(run: RunView, failed: int, waiting: int, going: int) -> str:
    if run.failure:
        return run.failure
    counted = [(failed, "failed"), (waiting, "waiting for you"), (going, "in work")]
    return ", ".join(f"{count} {word}" for count, word in counted if count)


def lines(run: RunView, home: str, now: datetime) -> list[pipelines.Line]:
    return pipelines.marked([pipelines.line(view, home, now) for view in run.pipelines])


def next_run(channels: Sequence[Channel]) -> str:
    """Say when ideas come by themselves."""
    planned = sorted(channel.run_at for channel in channels if channel.run_at)
    if not planned:
        return "Runs are started by hand; a daily time can be set in the settings."
    return f"The next run starts at {planned[0]}."
