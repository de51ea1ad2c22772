"""The connection of this process to Ray: made once, on the first need, as Ray reads its token when it is imported."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from render_cluster.errors import WorkerLostError


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


async def connected(to: ClusterAddress) -> None:
    """As `connect`, beside the event loop: the import and the first connection take seconds."""
    await asyncio.to_thread(connect, to)


def connect(to: ClusterAddress) -> None:
    """Connect this process, if it is not yet; raise `WorkerLostError` if nobody answers."""
    with _connecting:
        os.environ.update(token_environment(to.token_path))
        import ray  # noqa: PLC0415 - the environment above must be set before

        if ray.is_initialized():
            return
        try:
            with _own_termination(), _without_its_warnings():
                ray.init(address=to.address, namespace=to.namespace, log_to_driver=False, configure_logging=False)
        except (ConnectionError, RuntimeError, ValueError) as error:
            reason = str(error).splitlines()[0]
            message = f"The Ray cluster at {to.address} does not answer: {reason}"
            raise WorkerLostError(message) from error


@contextmanager
def _without_its_warnings() -> Iterator[None]:
    """It warns that it does not take the signal for itself."""
    log = logging.getLogger("ray._private.worker")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)


@contextmanager
def _own_termination() -> Iterator[None]:
    """Ray puts an exit in the place of SIGTERM's handler; in other threads than the main one it leaves it alone."""
    main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if main and before is not None:
            signal.signal(signal.SIGTERM, before)
