"""The connection of this process to Ray: made once, on the first need, as Ray reads its token when it is imported."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from render_cluster.errors import WorkerLostError

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """`address` is `host:port` of a head; `token_path` names a file with the cluster's token, empty: no token."""

    address: str
    namespace: str = "tgcf"
    token_path: str = ""


_connecting = threading.Lock()


def token_environment(token_path: str | Path) -> dict[str, str]:
    """What every process of a cluster must have in its environment before it imports Ray."""
    quiet = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
    return quiet | ({"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token_path)} if token_path else {})


def connect(to: ClusterAddress) -> None:
    """Connect this process, if it is not yet; raise `WorkerLostError` if nobody answers."""
    with _connecting:
        os.environ.update(token_environment(to.token_path))
        import ray  # noqa: PLC0415 - the environment above must be set before

        if ray.is_initialized():
            return
        main = threading.current_thread() is threading.main_thread()
        before = signal.getsignal(signal.SIGTERM)
        try:
            ray.init(address=to.address, namespace=to.namespace, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            message = f"The Ray cluster at {to.address} does not answer: {reason}"
            raise WorkerLostError(message) from error
        finally:
            if main and before is not None:
                signal.signal(signal.SIGTERM, before)  # Ray puts an exit in its place


async def run_task(step: Callable[[*Ts], T], *args: *Ts, label: str, cpus: float, retries: int) -> T:
    """Ray retries a lost worker only; a task whose caller gives up is cancelled with it."""
    import ray  # noqa: PLC0415 - see connect

    options = {"name": label or step.__name__, "num_cpus": cpus, "max_retries": retries, "retry_exceptions": False}
    ref = remote(step).options(**options).remote(*args)
    try:
        result: T = await ref
    except ray.exceptions.RayTaskError as error:
        raise error.cause from None
    except ray.exceptions.RayError as error:
        message = f"Ray lost {label or step.__name__}: {str(error).splitlines()[0]}"
        raise WorkerLostError(message) from error
    except asyncio.CancelledError:
        ray.cancel(ref)
        raise
    return result


@cache
def remote(made: Callable[..., object]) -> Any:  # noqa: ANN401 - Ray types what it wraps by overloads only
    """Exported to the cluster once, not at every call."""
    import ray  # noqa: PLC0415 - see connect

    return ray.remote(made)
