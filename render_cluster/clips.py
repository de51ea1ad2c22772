"""B-roll as a scene's picture: frames of a normalised clip."""

from render_cluster.errors import RenderError
from render_cluster.media import StoreSpec
from render_cluster.painters import Painter
from render_cluster.plan import ClipPlan, VideoPlan
from render_cluster.planes import Planes


class ClipPainter(Painter):
    def __init__(self, plan: VideoPlan, visual: ClipPlan, frames: int, store: StoreSpec) -> None:  # noqa: ARG002 - see the message
        message = "a clip cannot be rendered yet"
        raise RenderError(message)

    def draw(self, k: int, out: Planes) -> None: ...
