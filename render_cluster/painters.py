"""What draws a scene's picture frame by frame, without captions: stills here, clips and cards in their own modules."""

from abc import abstractmethod
from typing import Protocol

from render_cluster.media import StoreSpec
from render_cluster.plan import StillPlan, VideoPlan
from render_cluster.planes import Planes
from render_cluster.stills import still


class Painter(Protocol):
    @abstractmethod
    def draw(self, k: int, out: Planes) -> None:
        """Fill the planes with frame `k` of the scene; `k` runs on for the scene's `tail`, in any order."""


class StillPainter(Painter):
    def __init__(self, plan: VideoPlan, visual: StillPlan, frames: int, store: StoreSpec) -> None:
        self._move, self._last = visual.move, max(frames - 1, 1)
        self._still = still(store.url, tuple(sorted(store.options.items())), visual, plan.canvas, plan.brand.template)

    def draw(self, k: int, out: Planes) -> None:
        self._still.draw(self._move.at(k / self._last), out)
