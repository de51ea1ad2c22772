"""A render that outlives whoever asked for it: an actor that does no work, but holds the references of the tasks."""

import threading
import time

from render_cluster.cluster import ClusterAddress
from render_cluster.compute import RayCompute
from render_cluster.media import StoreSpec
from render_cluster.outcome import Finished, Progress
from render_cluster.production import Production
from render_cluster.spec import VideoSpec

KEPT_SEC = 1_800.0
"""Of a render that has ended: for whoever asked for it to come back, after a restart of its own."""


class RenderSession:
    """One that comes back after a crash is empty: it begins anew and finds the finished segments in the store.

    One that nobody asks about for `kept_sec` after its end, ends itself: what it made lies in the store.
    """

    def __init__(self, spec: VideoSpec, store: StoreSpec, address: ClusterAddress, kept_sec: float = KEPT_SEC) -> None:
        self._made_of = spec, store, address
        self._kept_sec, self._asked = kept_sec, time.monotonic()
        self._production: Production | None = None
        threading.Thread(target=self._leave_when_forgotten, name="leave-when-forgotten", daemon=True).start()

    async def begin(self) -> None:
        self._opened().begin()

    async def progress(self) -> Progress:
        return self._opened().progress()

    async def finished(self) -> Finished:
        return await self._opened().finished()

    async def stop(self) -> None:
        await self._opened().stop()

    def _opened(self) -> Production:
        """Made within the actor's event loop, where `__init__` does not run; a restarted one goes on by itself."""
        self._asked = time.monotonic()
        if self._production is None:
            spec, store, address = self._made_of
            self._production = Production(spec, store, RayCompute(address))
            self._production.begin()
        return self._production

    def _leave_when_forgotten(self) -> None:
        """In a thread: a restarted one that nobody asks has no event loop of its own."""
        busy = time.monotonic()
        while time.monotonic() - max(busy, self._asked) < self._kept_sec:
            time.sleep(self._kept_sec / 10)
            if self._production and not self._production.ended:
                busy = time.monotonic()
        leave()


def leave() -> None:
    """End this actor, and do not come back."""
    import ray  # noqa: PLC0415 - within its worker only

    ray.kill(ray.get_runtime_context().current_actor, no_restart=True)
