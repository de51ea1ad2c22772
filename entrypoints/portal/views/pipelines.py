"""One idea's pipeline in words: its chain of things made, and its place in a run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from application.contracts.pipeline import Stage, StageState
from application.contracts.views import PipelineView, StageProgress
from domain.assets.asset import AssetStatus
from domain.ideas.idea import IdeaStatus
from entrypoints.portal import moments, words

ORDER = tuple(Stage)[:-1]
GAP = 0.006
ASKS = {Stage.IDEA: "Review idea", Stage.SCRIPT: "Read script", Stage.SCHEDULE: "Confirm post"}
TONES = {
    "stage.done": "ok",
    "stage.running": "info",
    "stage.waiting": "acc",
    "stage.budget": "warn",
    "stage.failed": "bad",
}
Link = tuple[str, str, str, bool]
"""State, word, address, and whether this is the page we are on."""


def chain(view: PipelineView, home: str, here: str) -> list[Link]:
    links: list[Link] = [
        (f"idea.{view.idea.status}", "idea", f"{home}/ideas/{view.idea.idea_id}", here == "idea"),
    ]
    if view.script:
        href = f"{home}/scripts/{view.script.script_id}"
        links.append((f"script.{view.script.status}", f"script v{view.script.version}", href, here == "script"))
    if view.manifest:
        made = sum(asset.status is AssetStatus.GENERATED for asset in view.manifest.assets)
        word, href = f"{made} of {len(view.manifest.assets)} assets", f"{home}/assets/{view.manifest.manifest_id}"
        links.append((f"asset.{view.manifest.status}", word, href, here == "assets"))
    if view.video:
        links.append((f"video.{view.video.status}", "video", f"{home}/videos/{view.video.video_id}", here == "video"))
    if view.post:
        href = f"{home}/schedule#post-{view.post.post_id}"
        links.append((words.post_state(view.post), "post", href, here == "post"))
    return links


@dataclass(frozen=True, slots=True)
class Step:
    tone: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Steps:
    label: str
    parts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A pipeline as one row of a run. `share` of its whole way is behind it."""

    view: PipelineView
    key: str
    href: str
    detail: str
    eta: str
    took: str
    share: float
    steps: Steps
    first_waiting: bool = False
    first_failed: bool = False

    @property
    def word(self) -> str:
        return words.STATES[self.key].word

    @property
    def shape(self) -> str:
        return words.STATES[self.key].shape

    @property
    def tone(self) -> str:
        return words.STATES[self.key].tone

    @property
    def ask(self) -> str:
        return ASKS.get(self.view.stage, "Open")


def line(view: PipelineView, home: str, now: datetime) -> Line:
    current = progress_of(view, view.stage)
    running = view.state is StageState.RUNNING and current is not None
    return Line(
        view=view,
        key=state_of(view),
        href=place(view, home),
        detail=_detail(current) if current and (running or view.waits_for_a_budget) else "",
        eta=f"{moments.span(current.eta_sec)} left" if current and running and current.eta_sec is not None else "",
        took=_took(view, now),
        share=share(view),
        steps=_steps(view),
    )


def state_of(view: PipelineView) -> str:
    if view.idea.status is IdeaStatus.REJECTED:
        return "stage.stopped"
    current = progress_of(view, view.stage)
    if view.state is StageState.RUNNING and current is not None and current.attempt > 1:
        return "stage.retrying"
    if view.waits_for_a_budget:
        return "stage.budget"
    return f"stage.{view.state}"


def ended(view: PipelineView) -> bool:
    return view.stage is Stage.DONE or view.idea.status is IdeaStatus.REJECTED


def progress_of(view: PipelineView, stage: Stage) -> StageProgress | None:
    return next((found for found in view.stages if found.stage is stage), None)


def share(view: PipelineView) -> float:
    if ended(view):
        return 1.0
    return (ORDER.index(view.stage) + _part(progress_of(view, view.stage))) / len(ORDER)


def place(view: PipelineView, home: str) -> str:
    """Where a look at the furthest thing made is possible."""
    if view.stage is Stage.SCHEDULE and view.post:
        return f"{home}/schedule#post-{view.post.post_id}"
    links = chain(view, home, "")
    wanted = {Stage.IDEA: 0, Stage.SCRIPT: 1, Stage.ASSETS: 2}.get(view.stage, 3)
    return links[min(wanted, len(links) - 1)][2]


def _part(progress: StageProgress | None) -> float:
    return min(1.0, progress.done / progress.total) if progress and progress.total else 0.0


def _detail(progress: StageProgress) -> str:
    counted = f"{progress.done} of {progress.total}" if progress.total else ""
    tried = f"try {progress.attempt}" if progress.attempt > 1 else ""
    return " · ".join(part for part in (progress.detail, counted, tried) if part)


def _took(view: PipelineView, now: datetime) -> str:
    begun = min((found.started_at for found in view.stages if found.started_at), default=view.idea.created_at)
    until = max((found.updated_at for found in view.stages), default=now) if ended(view) else now
    return moments.span((until - begun).total_seconds(), coarse=True)


def _steps(view: PipelineView) -> Steps:
    width = 1 / len(ORDER)
    reached = len(ORDER) if view.stage is Stage.DONE else ORDER.index(view.stage)
    parts = [Step("ok", index * width, width - GAP) for index in range(reached)]
    if reached < len(ORDER):
        tone = TONES.get(state_of(view), "warn" if state_of(view) == "stage.retrying" else "mut")
        part = _part(progress_of(view, view.stage)) if view.state is StageState.RUNNING else 1.0
        parts.append(Step(tone, reached * width, max(0.01, part * (width - GAP))))
    label = f"{words.STAGES[view.stage]}, {words.STATES[state_of(view)].word}, {reached} of {len(ORDER)} stages done"
    return Steps(label, tuple(parts))


def marked(lines: Sequence[Line]) -> list[Line]:
    """Give the first that waits and the first that failed the page's keys."""
    made, waiting, failed = [], False, False
    for one in lines:
        is_waiting, is_failed = one.key == "stage.waiting" and not waiting, one.key == "stage.failed" and not failed
        waiting, failed = waiting or is_waiting, failed or is_failed
        made.append(replace(one, first_waiting=is_waiting, first_failed=is_failed))
    return made
