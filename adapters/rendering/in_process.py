"""Renders held by this process: they end with it, and are found again in the store if they had finished."""

import asyncio

from adapters.rendering.translation import key_of, to_error, to_spec, to_status, to_video
from application.contracts.render import RenderedVideo, RenderOrder, RenderStatus
from application.ports.video_renderer import VideoRenderer
from domain.shared.errors import ProviderUnavailableError
from render_cluster.compute import Compute, LocalCompute
from render_cluster.media import StoreSpec
from render_cluster.production import Production


class InProcessVideoRenderer(VideoRenderer):
    """The steps run in processes of this machine, unless another `compute` is given."""

    def __init__(self, store_spec: StoreSpec, compute: Compute | None = None) -> None:
        self._store = store_spec
        self._compute = compute or LocalCompute()
        self._running: dict[str, Production] = {}

    async def start(self, order: RenderOrder) -> str:
        spec = to_spec(order)
        key = key_of(spec)
        if key not in self._running:
            self._running[key] = Production(spec, self._store, self._compute)
        self._running[key].begin()
        return key

    async def status(self, key: str) -> RenderStatus:
        return to_status(self._find(key).progress())

    async def collect(self, key: str) -> RenderedVideo:
        production = self._find(key)
        try:
            return to_video(await production.finished())
        except asyncio.CancelledError:
            raise
        except Exception as error:
            raise to_error(error) from error
        finally:
            if production.ended:
                self._running.pop(key, None)

    async def stop(self, key: str) -> None:
        if production := self._running.pop(key, None):
            await production.stop()

    async def aclose(self) -> None:
        for key in list(self._running):
            await self.stop(key)
        await self._compute.aclose()

    def _find(self, key: str) -> Production:
        if key not in self._running:
            message = f"The render {key} is not known here (any more); start it again"
            raise ProviderUnavailableError(message)
        return self._running[key]
