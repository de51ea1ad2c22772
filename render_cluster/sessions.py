"""The render sessions of a cluster as its client sees them: known by key, found again by any process."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from render_cluster import cluster, ray_tasks
from render_cluster.cluster import ClusterAddress
from render_cluster.errors import WorkerLostError
from render_cluster.media import StoreSpec
from render_cluster.outcome import Finished, Progress
from render_cluster.session import KEPT_SEC, RenderSession
from render_cluster.spec import VideoSpec

RESTARTS = 3
ANSWER_SEC = 30.0
START_SEC = 120.0


@dataclass(frozen=True, slots=True)
class Sessions:
    """Every method raises `WorkerLostError` if the session or the cluster is not there, `RenderError` as the render."""

    address: ClusterAddress
    kept_sec: float = KEPT_SEC

    async def begin(self, key: str, spec: VideoSpec, store: StoreSpec) -> None:
        """Join the one that runs; an ended one that is still there tries again if it had failed."""
        await cluster.connected(self.address)
        actor: Any = ray_tasks.remote(RenderSession).options(**await self._options(key))
        handle = await asyncio.to_thread(actor.remote, spec, store, self.address, self.kept_sec)
        await self._answer(handle.begin.remote(), key, START_SEC)

    async def progress(self, key: str) -> Progress:
        found: Progress = await self._answer((await self._find(key)).progress.remote(), key, ANSWER_SEC)
        return found

    async def finished(self, key: str) -> Finished:
        found: Finished = await self._answer((await self._find(key)).finished.remote(), key, None)
        return found

    async def stop(self, key: str) -> None:
        handle = await self._find(key)
        try:
            await self._answer(handle.stop.remote(), key, ANSWER_SEC)
        finally:
            self._end(handle)

    async def release(self, key: str) -> None:
        """A detached actor is never collected by Ray; one that is gone already has nothing to be let go."""
        with suppress(WorkerLostError):
            self._end(await self._find(key))

    async def _options(self, key: str) -> dict[str, object]:
        """A cluster of others may not know our resource; asked for there, it would keep the session waiting forever."""
        return {
            "name": key,
            "namespace": self.address.namespace,
            "lifetime": "detached",
            "get_if_exists": True,
            "max_restarts": RESTARTS,
            "num_cpus": 0,
            "resources": {"session": 0.01} if await ray_tasks.declares("session") else {},
        }

    async def _find(self, key: str) -> Any:  # noqa: ANN401 - Ray's handles have no types
        await cluster.connected(self.address)
        import ray  # noqa: PLC0415 - after the connection, which sets the token

        try:
            return await asyncio.to_thread(ray.get_actor, key, self.address.namespace)
        except ValueError as error:
            message = f"There is no render {key} in the cluster"
            raise WorkerLostError(message) from error

    async def _answer(self, ref: Any, key: str, seconds: float | None) -> Any:  # noqa: ANN401 - see above
        import ray  # noqa: PLC0415 - see above

        try:
            return await asyncio.wait_for(_awaited(ref), seconds)
        except ray.exceptions.RayTaskError as error:
            raise error.cause from None
        except (ray.exceptions.RayError, TimeoutError) as error:
            message = f"The render {key} does not answer: {type(error).__name__}"
            raise WorkerLostError(message) from error

    def _end(self, handle: Any) -> None:  # noqa: ANN401 - see above
        import ray  # noqa: PLC0415 - see above

        ray.kill(handle, no_restart=True)


async def _awaited(ref: Any) -> Any:  # noqa: ANN401 - see above
    return await ref
