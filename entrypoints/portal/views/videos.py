"""A video under review: its scenes in time, and how far its render is."""

from dataclasses import dataclass

from application.contracts.costs import CostsPayload
from application.contracts.payloads import ScriptPayload, VideoPayload
from application.contracts.pipeline import Stage
from application.contracts.views import PipelineView
from domain.budgets.money import Money
from entrypoints.portal import moments
from entrypoints.portal.views import pipelines


@dataclass(frozen=True, slots=True)
class SceneMark:
    start: float
    text: str


@dataclass(frozen=True, slots=True)
class Going:
    """How far a render is."""

    words: str
    share: float


def scene_marks(script: ScriptPayload | None, video: VideoPayload) -> list[SceneMark]:
    """Where each scene begins, by the script's durations stretched to the video's own length."""
    if script is None:
        return []
    stretch = video.duration_sec / script.duration_sec if video.duration_sec and script.duration_sec else 1.0
    at, marks = 0.0, []
    for scene in script.scenes:
        marks.append(SceneMark(round(at * stretch, 2), scene.narration))
        at += scene.duration_sec
    return marks


def cost_rows(costs: CostsPayload) -> list[tuple[str, str, str]]:
    """What each stage cost and who was paid, then all together; nothing where nobody was."""
    rows = []
    for stage, amount in costs.by_stage.items():
        paid = dict.fromkeys(f"{e.provider} {e.model}".strip() for e in costs.expenses if e.stage == stage)
        rows.append((stage.capitalize(), str(Money(amount, costs.currency)), ", ".join(paid)))
    held = any(expense.reserved for expense in costs.expenses)
    total = ("Together", str(Money(costs.total, costs.currency)), "with what is reserved still" if held else "")
    return [*rows, total] if rows else []


def going(view: PipelineView) -> Going | None:
    progress = pipelines.progress_of(view, Stage.VIDEO)
    if progress is None or not progress.total:
        return None
    left = f", {moments.span(progress.eta_sec)} left" if progress.eta_sec is not None else ""
    share = progress.done / progress.total
    return Going(f"{progress.detail or 'rendering'}, {share:.0%}{left}", share)
