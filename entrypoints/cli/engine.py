"""`tgcf render` and `tgcf qc`: the engine by itself."""

import json
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from adapters.rendering.cluster import RayConnection
from adapters.rendering.standalone.measuring import measured
from adapters.rendering.standalone.rendering import Delivered, RenderJob, Tell, render
from adapters.rendering.standalone.specification import Changes
from domain.shared.errors import InvalidInputError
from domain.tenancy.channel import Aspect
from entrypoints.bootstrap.settings import Settings

FAULTY = 1
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of `tgcf render`."""

    specification: Path
    out: Path
    workers: int | None
    ray: str
    template: str
    aspect: str
    cache: Path | None


def job(settings: Settings, asked: Asked) -> RenderJob:
    return RenderJob(
        specification=asked.specification,
        out=asked.out,
        cache=asked.cache or cache_folder(settings),
        cache_bytes=round(settings.storage.segment_cache_gb * 1e9),
        workers=asked.workers,
        ray=RayConnection(asked.ray, token_path=settings.ray.token_path) if asked.ray else None,
        changes=Changes(template=asked.template, size=size_of(asked.aspect)),
    )


async def render_file(job: RenderJob) -> int:
    """Progress goes to standard error, the files' names to standard output."""
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(), console=err
    ) as bars:
        delivered = await render(job, _telling(bars))
    _print(delivered)
    return 0


def examine_file(path: Path, *, as_json: bool) -> int:
    report = measured(path)
    out.print(json.dumps(report.rows, ensure_ascii=False) if as_json else report.text, markup=False)
    return 0 if report.passed else FAULTY


def cache_folder(settings: Settings) -> Path:
    folder = settings.cache / "renders"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The cache {folder} cannot be made: {error.strerror}. Name another folder with --cache."
        raise InvalidInputError(message) from error
    return folder


def size_of(aspect: str) -> tuple[int, int] | None:
    if not aspect:
        return None
    if aspect not in set(Aspect):
        message = f"There is no shape {aspect[:20]!r}: use one of {', '.join(Aspect)}."
        raise InvalidInputError(message)
    return Aspect(aspect).size


def _telling(bars: Progress) -> Tell:
    task = bars.add_task("reading the material", total=None)

    def tell(progress: object) -> None:
        done, total = getattr(progress, "done", 0), getattr(progress, "total", 0)
        bars.update(task, completed=done, total=total or None, description=getattr(progress, "detail", "") or "done")

    return tell


def _print(delivered: Delivered) -> None:
    out.print(str(delivered.video), markup=False, style="bold")
    for path in delivered.beside:
        out.print(str(path), markup=False)
    err.print(
        f"{delivered.duration_sec:.1f} s, {delivered.size_bytes / 1e6:.1f} MB, passed {delivered.checks} checks",
        markup=False,
    )
    for reason in delivered.skipped:
        err.print(f"not measured: {reason}", markup=False)
