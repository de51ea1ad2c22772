"""From a specification's file to finished files: the cache stays, so that an edit renders only what it touches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from adapters.rendering.cluster import RayConnection, open_compute
from adapters.rendering.standalone.speaking import spoken
from adapters.rendering.standalone.specification import Changes, changed, read_specification, taken_in
from adapters.rendering.translation import to_error
from domain.shared.errors import InvalidInputError
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec, fetch_file
from render_cluster.outcome import Finished, Progress
from render_cluster.production import Production
from render_cluster.spec import VideoSpec

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderJob:
    """`cache` keeps voices, segments and normalised media; without a connection to Ray `workers` processes are used."""

    specification: Path
    out: Path
    cache: Path
    cache_bytes: int
    workers: int | None = None
    ray: RayConnection | None = None
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    video: Path
    beside: tuple[Path, ...]
    duration_sec: float
    size_bytes: int
    checks: int
    skipped: tuple[str, ...]


async def render(job: RenderJob, tell: Tell) -> Delivered:
    """Write the video and, beside it under its name, captions, thumbnails and previews; whole or not at all.

    Raise `InvalidInputError` for a specification that cannot be rendered, `RenderFailedError` for what went wrong.
    """
    _writable(job.out)
    spec = changed(read_specification(job.specification), job.changes)
    store = StoreSpec(job.cache.resolve().as_uri(), cache_bytes=job.cache_bytes)
    compute = open_compute(job.ray, job.workers)
    try:
        ready = taken_in(spec, job.specification.resolve().parent, store)
        finished = await _produced(await spoken(ready, store, compute), store, compute, tell)
    finally:
        await compute.aclose()
    return _delivered(finished, store, job.out)


async def _produced(spec: VideoSpec, store: StoreSpec, compute: Compute, tell: Tell) -> Finished:
    production = Production(spec, store, compute, tell)
    production.begin()
    try:
        return await production.finished()
    except (RenderError, WorkerLostError) as error:
        raise to_error(error) from error
    finally:
        await production.stop()


def _writable(out: Path) -> None:
    if out.suffix.lower() != ".mp4":
        message = f"The output {out} must end with .mp4."
        raise InvalidInputError(message)
    if not out.parent.is_dir():
        message = f"There is no folder {out.parent} to write the video to."
        raise InvalidInputError(message)


def _delivered(finished: Finished, store: StoreSpec, out: Path) -> Delivered:
    files = {
        out: finished.video_key,
        out.with_suffix(".srt"): finished.srt_key,
        out.with_suffix(".vtt"): finished.vtt_key,
        out.with_suffix(".jpg"): finished.thumbnail_key,
        out.with_suffix(".proxy.mp4"): finished.proxy_key,
        out.with_suffix(".webp"): finished.preview_key,
    }
    for number, key in enumerate(finished.thumbnail_candidates, 1):
        files[out.with_suffix(f".{number}.jpg")] = key
    written = [_written(store, key, path) for path, key in files.items() if key]
    rows = finished.checks
    return Delivered(
        video=out,
        beside=tuple(path for path in written if path != out),
        duration_sec=finished.duration_sec,
        size_bytes=finished.size_bytes,
        checks=len(rows),
        skipped=tuple(f"{row.get('title', name)}: {row['reason']}" for name, row in rows.items() if row.get("reason")),
    )


def _written(store: StoreSpec, key: str, path: Path) -> Path:
    part = path.with_name(f".{path.name}.part")
    try:
        fetch_file(store, key, part)
        part.replace(path)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise InvalidInputError(message) from error
    finally:
        part.unlink(missing_ok=True)
    return path
