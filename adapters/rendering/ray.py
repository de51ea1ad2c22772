"""Renders on a Ray cluster: they go on when the process that asked for them is gone."""

import asyncio

from adapters.rendering.cluster import RayConnection
from adapters.rendering.translation import key_of, to_error, to_spec, to_status, to_video
from application.contracts.render import RenderedVideo, RenderOrder, RenderStatus
from application.ports.video_renderer import VideoRenderer
from render_cluster.errors import RenderError, WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.sessions import Sessions


class RayVideoRenderer(VideoRenderer):
    def __init__(self, store_spec: StoreSpec, ray: RayConnection) -> None:
        self._store = store_spec
        self._sessions = Sessions(ray.target())

    async def start(self, order: RenderOrder) -> str:
        spec = to_spec(order)
        key = key_of(spec)
        try:
            await self._sessions.begin(key, spec, self._store)
        except WorkerLostError as error:
            raise to_error(error) from error
        return key

    async def status(self, key: str) -> RenderStatus:
        try:
            return to_status(await self._sessions.progress(key))
        except WorkerLostError as error:
            raise to_error(error) from error

    async def collect(self, key: str) -> RenderedVideo:
        """A render that failed is let go as well: what it finished lies in the store."""
        try:
            video = to_video(await self._sessions.finished(key))
        except RenderError as error:
            await self._sessions.release(key)
            raise to_error(error) from error
        except asyncio.CancelledError:
            raise
        except Exception as error:
            raise to_error(error) from error
        await self._sessions.release(key)
        return video

    async def stop(self, key: str) -> None:
        try:
            await self._sessions.stop(key)
        except WorkerLostError:
            return
