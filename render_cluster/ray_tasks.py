"""A step as a named Ray task, with what it needs declared; for processes that are connected already."""

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, TypeVarTuple

from render_cluster.errors import WorkerLostError

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

RENDER = "render"
"""What nodes declare whose image can render; a cluster of others may not know it."""
KNOWN_FOR_SEC = 5.0
RETRIES_OF_A_LOST_WORKER = 2


async def run_task(step: Callable[[*Ts], T], *args: *Ts, label: str, cpus: float, memory: int) -> T:
    """Ray retries a lost worker only; a task whose caller gives up is cancelled with it."""
    import ray  # noqa: PLC0415 - after the connection, which sets the token

    name = label or step.__name__
    ref = remote(step).options(name=name, **await needs(cpus, memory)).remote(*args)
    try:
        result: T = await ref
    except ray.exceptions.RayTaskError as error:
        raise error.cause from None
    except ray.exceptions.RayError as error:
        message = f"Ray lost {name}: {str(error).splitlines()[0]}"
        raise WorkerLostError(message) from error
    except asyncio.CancelledError:
        ray.cancel(ref)
        raise
    return result


async def slots() -> int:
    """Return how many steps of one processor the cluster runs at a time; none, until it has a node that can."""
    declared = await _declared()
    return int(declared.get(RENDER, declared.get("CPU", 0)))


async def declares(resource: str) -> bool:
    return resource in await _declared()


@cache
def remote(made: Callable[..., object]) -> Any:  # noqa: ANN401 - Ray types what it wraps by overloads only
    """Exported to the cluster once, not at every call."""
    import ray  # noqa: PLC0415 - see run_task

    return ray.remote(made)


async def needs(cpus: float, memory: int) -> dict[str, object]:
    """More memory than any node has would keep the task waiting forever: such a node is given it alone."""
    declared, most = await _declared(), int(_cluster.most_memory)
    return {
        "num_cpus": cpus,
        "memory": min(memory, most) if most else memory,
        "resources": {RENDER: cpus} if RENDER in declared else {},
        "max_retries": RETRIES_OF_A_LOST_WORKER,
        "retry_exceptions": False,
    }


class _Cluster:
    """What its nodes declare, asked for again now and then: nodes come and go."""

    def __init__(self) -> None:
        self.declared: Mapping[str, float] = {}
        self.most_memory = 0.0
        self._asked = -KNOWN_FOR_SEC

    def look(self) -> Mapping[str, float]:
        import ray  # noqa: PLC0415 - see run_task

        if time.monotonic() - self._asked >= KNOWN_FOR_SEC:
            nodes = [node["Resources"] for node in ray.nodes() if node["Alive"]]  # type: ignore[no-untyped-call]
            names = {name for node in nodes for name in node}
            self.declared = {name: sum(node.get(name, 0.0) for node in nodes) for name in names}
            self.most_memory = max((node.get("memory", 0.0) for node in nodes), default=0.0)
            self._asked = time.monotonic()
        return self.declared


_cluster = _Cluster()


async def _declared() -> Mapping[str, float]:
    return await asyncio.to_thread(_cluster.look)
