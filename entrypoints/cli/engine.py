"""`tgcf render`, `tgcf carousel` and `tgcf qc`: the engine by itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from adapters.rendering.cluster import RayConnection
from adapters.rendering.standalone.carousel import CarouselOrder, make_carousel
from adapters.rendering.standalone.measuring import measured
from adapters.rendering.standalone.rendering import RenderJob, render
from adapters.rendering.standalone.specification import Changes
from domain.shared.errors import InvalidInputError
from domain.tenancy.channel import Aspect
from entrypoints.bootstrap.settings import Settings
from entrypoints.cli.progress import telling

FAULTY = 1
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options that renders have in common."""

    specification: Path
    out: Path
    workers: int | None = None
    ray: str = ""
    template: str = ""
    templates: Path | None = None
    aspect: str = ""
    cache: Path | None = None


def job(settings: Settings, asked: Asked) -> RenderJob:
    return RenderJob(
        specification=asked.specification,
        out=asked.out,
        cache=cache_folder(settings, asked.cache),
        cache_bytes=round(settings.storage.segment_cache_gb * 1e9),
        workers=asked.workers,
        ray=RayConnection(asked.ray, token_path=settings.ray.token_path) if asked.ray else None,
        changes=Changes(template=asked.template, templates=asked.templates, size=size_of(asked.aspect)),
    )


async def render_file(job: RenderJob) -> None:
    """Progress goes to standard error, the files' names to standard output."""
    with telling(err) as tell:
        delivered = await render(job, tell)
    print_paths((delivered.video, *delivered.beside))
    size = delivered.size_bytes / 1e6
    err.print(f"{delivered.duration_sec:.1f} s, {size:.1f} MB, passed {delivered.checks} checks", markup=False)
    for reason in delivered.skipped:
        err.print(f"not measured: {reason}", markup=False)


async def write_carousel(order: CarouselOrder) -> None:
    with telling(err) as tell:
        written = await make_carousel(order, tell)
    print_paths((*written.beside, *written.slides))
    err.print(f"{len(written.slides)} slides")


def examine_file(path: Path, *, as_json: bool) -> int:
    report = measured(path)
    out.print(json.dumps(report.rows, ensure_ascii=False) if as_json else report.text, markup=False)
    return 0 if report.passed else FAULTY


def print_paths(paths: Iterable[Path]) -> None:
    for number, path in enumerate(paths):
        out.print(str(path), markup=False, style="" if number else "bold")


def cache_folder(settings: Settings, asked: Path | None) -> Path:
    folder = asked or settings.cache / "renders"
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
