"""An S3 service on loopback for contract tests: moto in a process of its own, with one bucket."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2

from entrypoints.embedded.ports import free_ports

BUCKET = "tg-media"


@contextmanager
def moto_server() -> Iterator[str]:
    """Yield the endpoint; the process is stopped at the end."""
    port = free_ports(1)[0]
    endpoint = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        _await_answer(endpoint)
        httpx2.put(f"{endpoint}/{BUCKET}").raise_for_status()
        yield endpoint
    finally:
        process.terminate()
        process.wait(10)


def _await_answer(endpoint: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            httpx2.get(f"{endpoint}/moto-api/")
        except httpx2.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
