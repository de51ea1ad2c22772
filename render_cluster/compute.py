"""How a step of the cluster is run: as a named Ray task, or in a process of this machine."""

import asyncio
import multiprocessing
import os
import threading
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol, TypeVar, TypeVarTuple

from render_cluster import cluster
from render_cluster.errors import WorkerLostError

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

RETRIES_OF_A_LOST_WORKER = 2
PENDING_PER_CPU = 4


class Compute(Protocol):
    """Steps are functions of a module, with plain values in and out: they run in another process, maybe elsewhere."""

    @abstractmethod
    async def call(self, step: Callable[[*Ts], T], *args: *Ts, label: str = "", cpus: float = 1.0) -> T:
        """Run the step and return its result; its own error is raised as it is, `WorkerLostError` if it was lost."""

    @abstractmethod
    async def aclose(self) -> None:
        """Let go of what runs the steps."""


class RayCompute(Compute):
    """`label` is the task's name in the dashboard; no more than `pending` tasks wait in the cluster."""

    def __init__(self, address: cluster.ClusterAddress, pending: int = 16) -> None:
        self._address = address
        self._slots = asyncio.Semaphore(pending)

    async def call(self, step: Callable[[*Ts], T], *args: *Ts, label: str = "", cpus: float = 1.0) -> T:
        async with self._slots:
            cluster.connect(self._address)
            return await cluster.run_task(step, *args, label=label, cpus=cpus, retries=RETRIES_OF_A_LOST_WORKER)

    async def aclose(self) -> None:
        """The connection stays: it is the process's, and other users of it may be at work."""


class LocalCompute(Compute):
    """`cpus` is not weighed here: as many steps run at once as there are workers."""

    def __init__(self, workers: int | None = None) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._slots = asyncio.Semaphore(self._workers * PENDING_PER_CPU)
        self._pool: ProcessPoolExecutor | None = None

    async def call(self, step: Callable[[*Ts], T], *args: *Ts, label: str = "", cpus: float = 1.0) -> T:  # noqa: ARG002 - the port's
        async with self._slots:
            for _ in range(RETRIES_OF_A_LOST_WORKER + 1):
                pool = self._open()
                try:
                    return await asyncio.get_running_loop().run_in_executor(pool, step, *args)
                except BrokenProcessPool:
                    self._forget(pool)
        message = f"The process that ran {label or step.__name__} died, {RETRIES_OF_A_LOST_WORKER + 1} times"
        raise WorkerLostError(message)

    async def aclose(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_end_with_parent)
        return self._pool

    def _forget(self, pool: ProcessPoolExecutor) -> None:
        if self._pool is pool:
            self._pool = None
            pool.shutdown(wait=False)


def _end_with_parent() -> None:
    """A worker of a parent that was killed must not stay."""

    def wait() -> None:
        parent = multiprocessing.parent_process()
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, name="end-with-parent", daemon=True).start()
