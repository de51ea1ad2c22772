"""Clips: from whatever was uploaded to a mezzanine that the renderer may open."""

from dataclasses import dataclass

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec
from render_cluster.plan import Media
from render_cluster.spec import Canvas


@dataclass(frozen=True, slots=True, kw_only=True)
class Mezzanine:
    """A normalised clip in the store, and how many frames it has at the canvas's rate."""

    media: Media
    frames: int


def mezzanine(store: StoreSpec, tenant: str, key: str, canvas: Canvas) -> Mezzanine:  # noqa: ARG001 - see the message
    """Raise `RenderError` for what is no clip that can be shown."""
    message = f"The clip {key} cannot be rendered yet"
    raise RenderError(message)
