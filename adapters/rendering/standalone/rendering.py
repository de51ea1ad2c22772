"""From a specification's file to finished files: the cache stays, so that an edit renders only what it touches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from obstore.exceptions import BaseError

from adapters.rendering.cluster import RayConnection, open_compute
from adapters.rendering.standalone.speaking import spoken
from adapters.rendering.standalone.specification import Changes, changed, files_of, named, read_specification, taken_in
from adapters.rendering.standalone.writing import replacing, sparing, writable
from adapters.rendering.translation import to_error
from domain.shared.errors import ContentFactoryError, RenderFailedError
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec, fetch_file, listed, remove
from render_cluster.outcome import Finished, Progress
from render_cluster.production import Production
from render_cluster.spec import VideoSpec

AGING, KEPT = ("sources", "voices", "videos"), timedelta(days=30)
READING = "reading the material"
BESIDE = (".srt", ".vtt", ".jpg", ".proxy.mp4", ".webp")
MOST_THUMBNAILS = 9
Step = Progress
Tell = Callable[[Step], None]


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
    writable(job.out, (".mp4",))
    folder = job.specification.resolve().parent
    spec = changed(read_specification(job.specification), folder, job.changes)
    sparing(outputs(job.out), [job.specification, *files_of(spec, folder)])
    store = StoreSpec(job.cache.resolve().as_uri(), cache_bytes=job.cache_bytes)
    compute = open_compute(job.ray, job.workers)
    try:
        with storing_in(job.cache):
            tell(Progress(detail=READING))
            taken = taken_in(spec, folder, store)
            with in_their_words(spec, taken):
                finished = await produced(await spoken(taken, store, compute), store, compute, tell)
    finally:
        await compute.aclose()
    delivered = _delivered(finished, store, job.out)
    forget_old(spec, store)
    return delivered


def outputs(out: Path) -> list[Path]:
    """Whatever a render may write, the video first; thumbnails to choose from have numbers."""
    numbered = (f".{number}.jpg" for number in range(1, MOST_THUMBNAILS + 1))
    return [out, *(out.with_suffix(ending) for ending in (*BESIDE, *numbered))]


def forget_old(spec: VideoSpec, store: StoreSpec) -> None:
    """What is not within the bounds of the cache goes by its age: it can be had or made again."""
    old = datetime.now(UTC) - KEPT
    found = (each for name in AGING for each in listed(store, f"t/{spec.tenant}/{name}/"))
    remove(store, [each.key for each in found if each.modified < old])


async def produced(spec: VideoSpec, store: StoreSpec, compute: Compute, tell: Tell) -> Finished:
    production = Production(spec, store, compute, tell)
    production.begin()
    try:
        finished = await production.finished()
    except (RenderError, WorkerLostError) as error:
        raise to_error(error) from error
    else:
        tell(production.progress())
        return finished
    finally:
        await production.stop()


@contextmanager
def storing_in(cache: Path) -> Iterator[None]:
    """A full disk is nobody's fault but whose it is: say where room is needed."""
    try:
        yield
    except (OSError, BaseError) as error:
        reason = getattr(error, "strerror", None) or str(error).rpartition(": ")[2]
        message = f"The render had to stop: the cache {cache} or the folder for temporary files: {reason}"
        raise RenderFailedError(message) from error


@contextmanager
def in_their_words(asked: VideoSpec, taken: VideoSpec) -> Iterator[None]:
    """Errors name files as the specification does."""
    try:
        yield
    except ContentFactoryError as error:
        if (said := named(str(error), asked, taken)) == str(error):
            raise
        raise type(error)(said) from error


def _delivered(finished: Finished, store: StoreSpec, out: Path) -> Delivered:
    keys = (
        finished.video_key,
        finished.srt_key,
        finished.vtt_key,
        finished.thumbnail_key,
        finished.proxy_key,
        finished.preview_key,
        *finished.thumbnail_candidates,
    )
    found = {path: key for path, key in zip(outputs(out), keys, strict=False) if key}
    with replacing(found) as places:
        for path, key in found.items():
            fetch_file(store, key, places[path])
    rows = finished.checks
    return Delivered(
        video=out,
        beside=tuple(path for path in found if path != out),
        duration_sec=finished.duration_sec,
        size_bytes=finished.size_bytes,
        checks=len(rows),
        skipped=tuple(f"{row.get('title', name)}: {row['reason']}" for name, row in rows.items() if row.get("reason")),
    )
