"""What a person brought, looked into in the jail: a plain picture of it, or the clip with a look at how it moves."""

from dataclasses import dataclass
from io import BytesIO

import obstore
from PIL import Image

from render_cluster.errors import MediaMissingError, MediaRefusedError
from render_cluster.ingest import clips, pictures
from render_cluster.ingest.probe import Probe, probe
from render_cluster.ingest.sniff import CLIPS, HEAD, PICTURES, Format, sniff
from render_cluster.ingest.workspace import workspace
from render_cluster.media import StoreSpec, fetch, fetch_file, open_store, size_of
from render_cluster.spec import Canvas, Clip

SMALL_SIDE = 360
LONGEST_SIDE = 640
PREVIEW_SEC = 10.0
MEDIA_TYPES = {Format.MOV: "video/mp4", Format.MATROSKA: "video/webm"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """`key` is what may be shown: a PNG or JPEG made of the file, or the clip itself with a small `preview` of it."""

    key: str
    is_clip: bool
    media_type: str
    width: int
    height: int
    seconds: float | None = None
    preview: str = ""


def admit(store: StoreSpec, tenant: str, key: str) -> Admission:
    """Raise `RenderError` for what is no picture or clip, or cannot be shown."""
    form = sniff(_head(store, key))
    if form in PICTURES:
        return _picture(store, tenant, key)
    if form in CLIPS:
        return _clip(store, tenant, key, form)
    what = f"a {form.value} file" if form else "of no format that we open"
    message = f"it is {what}, whatever its name says; bring a picture (PNG, JPEG, WebP, GIF, SVG) or a clip (MP4, WebM)"
    raise MediaRefusedError(message)


def _head(store: StoreSpec, key: str) -> bytes:
    size = size_of(store, key)
    if size is None:
        message = f"The object {key} is not in the store"
        raise MediaMissingError(message)
    return bytes(obstore.get_range(open_store(store), key, start=0, length=min(size, HEAD))) if size else b""


def _picture(store: StoreSpec, tenant: str, key: str) -> Admission:
    """The plain one was made by us, in the jail: its size is read outside."""
    made = pictures.picture(store, tenant, key)
    with Image.open(BytesIO(fetch(store, made.key)), formats=("PNG", "JPEG")) as plain:
        width, height, kind = plain.width, plain.height, plain.format
    return Admission(key=made.key, is_clip=False, media_type=f"image/{str(kind).lower()}", width=width, height=height)


def _clip(store: StoreSpec, tenant: str, key: str, form: Format) -> Admission:
    with workspace() as folder:
        source = folder / "source"
        fetch_file(store, key, source)
        found = probe(source, form, folder)
    if found.picture is None:
        message = f"{key}: there is no moving picture in it that we can decode"
        raise MediaRefusedError(message)
    width, height = found.picture.width, found.picture.height
    seen = clips.mezzanine(store, tenant, Clip(clip=key), _small(width, height), PREVIEW_SEC)
    return Admission(
        key=key,
        is_clip=True,
        media_type=MEDIA_TYPES[form],
        width=width,
        height=height,
        seconds=_seconds(found, seen),
        preview=seen.media.key,
    )


def _small(width: int, height: int) -> Canvas:
    scale = min(LONGEST_SIDE / max(width, height), SMALL_SIDE / min(width, height), 1.0)
    sides = (max(round(side * scale / 2) * 2, 64) for side in (width, height))
    return Canvas(width=next(sides), height=next(sides))


def _seconds(found: Probe, seen: clips.Mezzanine) -> float:
    """Files that do not say how long they are, are as long as what was seen of them."""
    return round(found.seconds or seen.frames / Canvas().fps, 2)
