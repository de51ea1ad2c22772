"""How a step of the cluster is run: as a named Ray task, or in a process of this machine."""

import asyncio
import os
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar, TypeVarTuple

from render_cluster import cluster, ray_tasks
from render_cluster.errors import WorkerLostError
from render_cluster.worker_process import ProcessEndedError, WorkerProcess

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

TRIES = 3
"""Of a step whose process dies."""


class Compute(Protocol):
    """Steps are functions of a module, with plain values in and out: they run in another process, maybe elsewhere."""

    @abstractmethod
    async def call(
        self, step: Callable[[*Ts], T], *args: *Ts, label: str = "", cpus: float = 1.0, memory: int = 0
    ) -> T:
        """Run the step and return its result; its own error is raised as it is, `WorkerLostError` if it was lost.

        `memory` in bytes is what it needs. A step whose caller is cancelled ends.
        """

    @abstractmethod
    async def slots(self) -> int:
        """Return how many steps can run at a time, as it is now."""

    @abstractmethod
    async def aclose(self) -> None:
        """Let go of what runs the steps; those that run end."""


class RayCompute(Compute):
    """`label` is the task's name in the dashboard; how much waits in the cluster is the caller's to bound."""

    def __init__(self, address: cluster.ClusterAddress) -> None:
        self._address = address

    async def call(
        self, step: Callable[[*Ts], T], *args: *Ts, label: str = "", cpus: float = 1.0, memory: int = 0
    ) -> T:
        await cluster.connected(self._address)
        return await ray_tasks.run_task(step, *args, label=label, cpus=cpus, memory=memory)

    async def slots(self) -> int:
        await cluster.connected(self._address)
        return await ray_tasks.slots()

    async def aclose(self) -> None:
        """The connection stays: it is the process's, and other users of it may be at work."""


class LocalCompute(Compute):
    """`cpus` and `memory` are not weighed here: as many steps run at once as there are workers, in the order asked."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._slots = asyncio.Semaphore(self._workers)
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="render-worker")
        self._idle: list[WorkerProcess] = []
        self._busy: set[WorkerProcess] = set()
        self._closed = False

    async def call(
        self,
        step: Callable[[*Ts], T],
        *args: *Ts,
        label: str = "",
        cpus: float = 1.0,  # noqa: ARG002 - the port's
        memory: int = 0,  # noqa: ARG002 - the port's
    ) -> T:
        name = label or step.__name__
        async with self._slots:
            for _ in range(TRIES):
                if self._closed:
                    message = f"The processes of this machine were let go before {name} had ended"
                    raise WorkerLostError(message)
                try:
                    return await self._run(step, *args)
                except ProcessEndedError:
                    continue
        message = f"The process that ran {name} died, {TRIES} times"
        raise WorkerLostError(message)

    async def slots(self) -> int:
        return self._workers

    async def aclose(self) -> None:
        self._closed = True
        every = [*self._idle, *self._busy]
        self._idle.clear()
        await asyncio.gather(*(asyncio.to_thread(worker.end) for worker in every))
        await asyncio.to_thread(self._threads.shutdown)

    async def _run(self, step: Callable[[*Ts], T], *args: *Ts) -> T:
        worker = self._idle.pop() if self._idle else WorkerProcess()
        self._busy.add(worker)
        answer = asyncio.get_running_loop().run_in_executor(self._threads, worker.run, step, *args)
        answer.add_done_callback(_looked_at)
        try:
            return await asyncio.shield(answer)
        except asyncio.CancelledError:
            await asyncio.to_thread(worker.end)
            raise
        finally:
            self._busy.discard(worker)
            if worker.alive and not self._closed:
                self._idle.append(worker)


def _looked_at(answer: asyncio.Future[T]) -> None:
    """The error of a step that nobody waits for any more is nobody's."""
    if not answer.cancelled():
        answer.exception()
