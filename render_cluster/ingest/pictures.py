"""Pictures: from whatever an article or a user brought to plain ones that the worker may open."""

import json
from pathlib import Path

from render_cluster.errors import MediaRefusedError
from render_cluster.ingest import jail, upright
from render_cluster.ingest.sniff import PICTURES, Format
from render_cluster.ingest.stock import Facts, Recipe, normalised, vouched
from render_cluster.media import StoreSpec
from render_cluster.plan import Media

MOST_BYTES = 40_000_000


def picture(store: StoreSpec, tenant: str, key: str) -> Media:
    """A PNG or JPEG in the store: RGB, sRGB, upright, at most 4096 pixels a side, on white (light drawings on ink).

    Raise `RenderError` for what is no PNG, JPEG, WebP, GIF or SVG, or cannot be read. What `drawn` has noted stays.
    """
    return normalised(store, tenant, key, _recipe())[0]


def mark(store: StoreSpec, tenant: str, key: str) -> Media:
    """A logo: the same, but transparent where it was, RGBA, at most 1024 pixels a side."""
    return normalised(store, tenant, key, _recipe("alpha"))[0]


def drawn(store: StoreSpec, tenant: str, key: str, content: bytes) -> None:
    """Note that these bytes, stored at `key`, were drawn by ourselves: `picture` takes them as they are."""
    vouched(store, tenant, key, content, _recipe())


def _recipe(*how: str) -> Recipe:
    def make(source: Path, form: Format, folder: Path) -> tuple[Path, Facts]:
        size = source.stat().st_size
        if size > MOST_BYTES:
            message = f"it has {size / 1e6:.0f} MB, at most {MOST_BYTES // 1_000_000} can be used; make it smaller"
            raise MediaRefusedError(message)
        said = json.loads(jail.run([str(source), form.value, str(folder), *how], folder, module=upright.__name__))
        return folder / Path(said["name"]).name, {"width": said["width"], "height": said["height"]}

    return Recipe("ingest/pictures", PICTURES, make, how)
