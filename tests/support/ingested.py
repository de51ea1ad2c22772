"""Foreign bytes through the ingest, from a store of its own to what the renderer gets."""

from io import BytesIO
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import av
from PIL import Image

from render_cluster.ingest.clips import Mezzanine, mezzanine
from render_cluster.ingest.pictures import mark, picture
from render_cluster.ingest.sounds import Track, sound
from render_cluster.media import StoreSpec, fetch, save
from render_cluster.spec import Canvas, Clip

CANVAS = Canvas(width=180, height=320)
KEY = "t/a/uploads/file"


class Ingest:
    """One store; the same content again is found there."""

    def __init__(self, folder: Path) -> None:
        self.store = StoreSpec(folder.as_uri())

    def picture(self, content: bytes, *, transparent: bool = False) -> Image.Image:
        media = (mark if transparent else picture)(self.store, "a", save(self.store, KEY, content))
        return Image.open(BytesIO(fetch(self.store, media.key)))

    def clip(self, content: bytes, seconds: float = 60, canvas: Canvas = CANVAS, **asked: Any) -> Mezzanine:
        clip = Clip(clip=save(self.store, KEY, content), **asked)
        return mezzanine(self.store, "a", clip, canvas, seconds)

    def sound(self, content: bytes) -> Track:
        return sound(self.store, "a", save(self.store, KEY, content))

    def frames(self, made: Mezzanine) -> list[av.VideoFrame]:
        with av.open(BytesIO(fetch(self.store, made.media.key)), "r") as file:
            return list(file.decode(video=0))

    def kept(self) -> list[str]:
        """Names of what was made, without notes."""
        shelf = Path(self.store.url.removeprefix("file://"), "t/a/mezzanines")
        return sorted(path.name for path in shelf.glob("*") if path.suffix != ".json")


def left_behind() -> list[Path]:
    """Folders of ingests that have ended."""
    return [path for shelf in Path(gettempdir()).glob("tgcf-ingest-*") for path in shelf.iterdir()]
