"""A video under review: its scenes in time, and what the gate measured."""

from dataclasses import dataclass

from application.contracts.payloads import ScriptPayload, VideoPayload
from application.contracts.pipeline import Stage
from application.contracts.views import PipelineView
from entrypoints.portal import moments
from entrypoints.portal.views import pipelines

CHECK_NAMES = {"join": "Joins of the scenes", "captions_outside": "Captions outside the picture"}
UNITS = {"loudness": "LUFS", "true_peak": "dBTP", "duration": "s", "frame_rate": "fps"}


@dataclass(frozen=True, slots=True)
class CheckRow:
    name: str
    value: str
    limit: str
    passed: bool


@dataclass(frozen=True, slots=True)
class SceneMark:
    start: float
    text: str


@dataclass(frozen=True, slots=True)
class Going:
    """How far a render is."""

    words: str
    share: float


def checks(video: VideoPayload) -> list[CheckRow]:
    rows = []
    for name, found in video.checks.items():
        word = CHECK_NAMES.get(name, name.replace("_", " ").capitalize())
        passed = bool(found.get("passed", True))
        value = " ".join(part for part in (_short(found.get("value")), UNITS.get(name, "")) if part)
        rows.append(CheckRow(word, value, _short(found.get("limit")), passed))
    return sorted(rows, key=lambda row: row.passed)


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")
    if isinstance(value, list | tuple):
        return " to ".join(_short(one) for one in value) if value else "none"
    return "–" if value is None else str(value)


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


def going(view: PipelineView) -> Going | None:
    progress = pipelines.progress_of(view, Stage.VIDEO)
    if progress is None or not progress.total:
        return None
    left = f", {moments.span(progress.eta_sec)} left" if progress.eta_sec is not None else ""
    share = progress.done / progress.total
    return Going(f"{progress.detail or 'rendering'}, {share:.0%}{left}", share)
