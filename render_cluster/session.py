"""A render that outlives whoever asked for it: an actor that does no work, but holds the references of the tasks."""

from render_cluster.cluster import ClusterAddress
from render_cluster.compute import RayCompute
from render_cluster.media import StoreSpec
from render_cluster.outcome import Finished, Progress
from render_cluster.production import Production
from render_cluster.spec import VideoSpec


class RenderSession:
    """One that comes back after a crash is empty: it begins anew and finds the finished segments in the store."""

    def __init__(self, spec: VideoSpec, store: StoreSpec, address: ClusterAddress) -> None:
        self._made_of = spec, store, address
        self._production: Production | None = None

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
        if self._production is None:
            spec, store, address = self._made_of
            self._production = Production(spec, store, RayCompute(address))
            self._production.begin()
        return self._production
