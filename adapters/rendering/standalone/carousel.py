"""From a specification's file to a carousel: slides as pictures, a PDF of them, and a video that turns them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from adapters.rendering.cluster import open_compute
from adapters.rendering.standalone.rendering import (
    READING,
    RenderJob,
    Tell,
    forget_old,
    in_their_words,
    produced,
    storing_in,
)
from adapters.rendering.standalone.specification import changed, files_of, read_specification, taken_in
from adapters.rendering.standalone.writing import folder_for, replacing, sparing
from adapters.rendering.translation import to_error
from domain.shared.errors import InvalidInputError
from render_cluster.carousel.files import PictureFormat, write_pdf, write_picture
from render_cluster.carousel.making import MadeSlide, make_slides
from render_cluster.carousel.slideshow import slideshow
from render_cluster.compute import Compute
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec, fetch, fetch_file
from render_cluster.outcome import Finished, Progress
from render_cluster.spec import VideoSpec

VIDEO, PDF = "carousel.mp4", "carousel.pdf"
_SLIDE = re.compile(r"slide-\d{2,}\.(png|jpg)")
"""Pictures of this name are an earlier carousel's."""


@dataclass(frozen=True, slots=True)
class CarouselOrder:
    """`job.out` is the folder; without `video` there are slides and the PDF only."""

    job: RenderJob
    form: PictureFormat
    video: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    slides: tuple[Path, ...]
    beside: tuple[Path, ...]


async def make_carousel(order: CarouselOrder, tell: Tell) -> Written:
    """Write all files or none; slides of an earlier carousel in the folder go. Raise as `rendering.render` does."""
    job, folder = order.job, order.job.specification.resolve().parent
    spec = changed(read_specification(job.specification), folder, job.changes)
    folder_for(job.out)
    sparing(_outputs(job.out), [job.specification, *files_of(spec, folder)])
    store = StoreSpec(job.cache.resolve().as_uri(), cache_bytes=job.cache_bytes)
    compute = open_compute(job.ray, job.workers)
    try:
        with storing_in(job.cache):
            tell(Progress(detail=READING))
            taken = taken_in(spec, folder, store)
            with in_their_words(spec, taken):
                tell(Progress(detail="drawing the slides"))
                slides = await _slides(taken, store, compute)
                finished = await produced(slideshow(taken, slides), store, compute, tell) if order.video else None
    finally:
        await compute.aclose()
    written = _written(order, spec.title, slides, finished, store)
    forget_old(spec, store)
    return written


async def _slides(spec: VideoSpec, store: StoreSpec, compute: Compute) -> Sequence[MadeSlide]:
    try:
        return await compute.call(make_slides, spec, store, label="slides")
    except (RenderError, WorkerLostError) as error:
        raise to_error(error) from error


def _written(
    order: CarouselOrder, title: str, slides: Sequence[MadeSlide], finished: Finished | None, store: StoreSpec
) -> Written:
    out, form = order.job.out, order.form
    drawn = [fetch(store, slide.key) for slide in slides]
    pictures = [out / f"slide-{number:02}.{form}" for number in range(1, len(drawn) + 1)]
    beside = [out / PDF, *([out / VIDEO] if finished else [])]
    with replacing([*pictures, *beside]) as places:
        for content, path in zip(drawn, pictures, strict=True):
            write_picture(content, places[path], form)
        write_pdf(drawn, title, places[out / PDF])
        if finished:
            fetch_file(store, finished.video_key, places[out / VIDEO])
    _remove_earlier(out, pictures)
    return Written(tuple(pictures), tuple(beside))


def _outputs(out: Path) -> list[Path]:
    """What may be written or removed there."""
    return [out / VIDEO, out / PDF, *_slides_in(out)]


def _slides_in(out: Path) -> list[Path]:
    return [path for path in out.iterdir() if _SLIDE.fullmatch(path.name) and path.is_file()]


def _remove_earlier(out: Path, pictures: Sequence[Path]) -> None:
    """Slides that an earlier carousel had more of, or in the other format, would be taken for this one's."""
    for path in _slides_in(out):
        if path not in pictures:
            path.unlink()


def form_of(name: str) -> PictureFormat:
    match name.lower():
        case "png":
            return "png"
        case "jpg" | "jpeg":
            return "jpg"
        case _:
            message = f"There is no format {name[:20]!r} for slides: use png or jpg."
            raise InvalidInputError(message)
