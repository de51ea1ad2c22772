"""The step that makes slides: opens what the scenes show, draws the pages, and keeps each under its content's hash."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from render_cluster.carousel.pages import HEIGHT, WIDTH, cropped, pages
from render_cluster.carousel.reading import to_read
from render_cluster.checking import check_order, place_of
from render_cluster.faults import Faults
from render_cluster.ingest import pictures
from render_cluster.ingest.clips import mezzanine
from render_cluster.look.pictures import Kind, kind_of, open_picture
from render_cluster.media import StoreSpec, exists, fetch, save
from render_cluster.reel import Reel
from render_cluster.spec import Canvas, Card, Clip, Still, VideoSpec

CANVAS = Canvas(width=WIDTH, height=HEIGHT)
OPENED_SEC = 1.0
"""Of a clip, whose first frame is shown."""


@dataclass(frozen=True, slots=True)
class MadeSlide:
    key: str
    seconds: float


def make_slides(spec: VideoSpec, store: StoreSpec) -> list[MadeSlide]:
    """PNG files of 1080 x 1350 in the store. Raise `RenderError` for all that is wrong at once, by scene."""
    faults = Faults()
    check_order(_unspoken(spec), faults)
    found: list[Image.Image | None] = []
    for number in range(len(spec.scenes)):
        with faults.at(place_of(spec, number)):
            found.append(_picture(spec, spec.scenes[number].visual, store))
    faults.refuse()
    shown = to_read(list(zip(spec.scenes, found, strict=True)))
    return [MadeSlide(_kept(spec, page.image, store), page.seconds) for page in pages(spec, shown)]


def _unspoken(spec: VideoSpec) -> VideoSpec:
    """Slides need no voice, and no times of words."""
    scenes = (scene.model_copy(update={"narration": "", "words": ()}) for scene in spec.scenes)
    return spec.model_copy(update={"scenes": tuple(scenes)})


def _picture(spec: VideoSpec, visual: Card | Clip | Still, store: StoreSpec) -> Image.Image | None:
    """Cut to a slide's shape where the order says what to keep; a drawing is shown whole anyway."""
    match visual:
        case Card():
            return _opened(spec, visual.picture, store) if visual.picture else None
        case Clip():
            clip = mezzanine(store, spec.tenant, visual, CANVAS, OPENED_SEC)
            image = Image.fromarray(Reel(fetch(store, clip.media.key), CANVAS.fps).rgb(clip.first))
        case _:
            image = _opened(spec, visual.picture, store)
    whole = visual.fit == "contain" or kind_of(image) is Kind.DRAWING
    return cropped(image, visual.focus) if visual.focus and not whole else image


def _opened(spec: VideoSpec, key: str, store: StoreSpec) -> Image.Image:
    return open_picture(fetch(store, pictures.picture(store, spec.tenant, key).key))


def _kept(spec: VideoSpec, image: Image.Image, store: StoreSpec) -> str:
    """Noted as drawn by ourselves, so that a slideshow takes it as it is."""
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=4)
    content = file.getvalue()
    key = f"t/{spec.tenant}/mezzanines/slide-{hashlib.sha256(content).hexdigest()[:32]}.png"
    if not exists(store, key):
        save(store, key, content)
    pictures.drawn(store, spec.tenant, key, content)
    return key
