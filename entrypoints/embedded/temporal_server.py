"""The embedded Temporal: the dev server with a database file, a child process on free loopback ports."""

import asyncio
import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from adapters.orchestration.namespace import prepare_namespace
from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.ports import free_ports
from entrypoints.embedded.temporal_release import VERSION
from entrypoints.embedded.unprivileged import follow_parent

START_TIMEOUT_SEC = 60.0
STOP_TIMEOUT_SEC = 15.0
POLL_SEC = 0.05
LOOPBACK = "127.0.0.1"
NAMESPACE = "default"
FLAGS = ("matching.useNewMatcher=true", "matching.enableFairness=true")
"""Priority and fairness: kept on from the first start of a file, since a change hides what is queued."""


@dataclass(frozen=True, slots=True)
class TemporalAddress:
    address: str
    ui_url: str


class EmbeddedTemporal:
    """Everything lies in `home`. The file's name holds the version, as no other version can read it."""

    def __init__(self, home: Path, cache: Path, cli: Path) -> None:
        self._home = home.absolute()
        self._cache = cache
        self._cli = cli
        self._server: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._server.pid if self._server else None

    @property
    def alive(self) -> bool:
        return self._server is not None and self._server.poll() is None

    def start(self) -> TemporalAddress:
        """Return when the namespace answers and is prepared; raise `ProviderUnavailableError` if that fails.

        Call it from a thread that lives as long as the server should: on Linux the server stops with it.
        """
        self._home.mkdir(parents=True, exist_ok=True)
        self._end_orphan()
        ports = free_ports(4)
        self._server = self._spawn(ports)
        self._pid_file.write_text(str(self._server.pid))
        address = TemporalAddress(f"{LOOPBACK}:{ports[0]}", f"http://{LOOPBACK}:{ports[1]}")
        with ThreadPoolExecutor(1, "temporal-start") as aside:  # the caller may have a running loop of its own
            aside.submit(asyncio.run, self._become_ready(address.address)).result()
        return address

    def stop(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(STOP_TIMEOUT_SEC)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        self._pid_file.unlink(missing_ok=True)

    @property
    def _log(self) -> Path:
        return self._home / "server.log"

    @property
    def _pid_file(self) -> Path:
        return self._home / "server.pid"

    def _spawn(self, ports: list[int]) -> subprocess.Popen[bytes]:
        names = ("--port", "--ui-port", "--http-port", "--metrics-port")
        numbers = [word for name, port in zip(names, ports, strict=True) for word in (name, str(port))]
        flags = [word for flag in FLAGS for word in ("--dynamic-config-value", flag)]
        file = ["--db-filename", str(self._home / f"temporal-{VERSION}.db")]
        options = ["--ip", LOOPBACK, "--log-level", "warn", *file, *numbers, *flags]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - no shell, and the words are ours
                [*follow_parent(), str(self._cli), "server", "start-dev", *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._home,
                start_new_session=True,
            )

    def _end_orphan(self) -> None:
        """Two servers must never share the file: one that outlived its parent (init has it now) is ended first."""
        try:
            process = psutil.Process(int(self._pid_file.read_text()))
            if "start-dev" in process.cmdline() and str(self._home) in " ".join(process.cmdline()):
                if process.ppid() != 1 or os.getpid() == 1:
                    msg = f"Another Temporal server runs on {self._home}: stop it, or choose another TGCF_HOME."
                    raise ProviderUnavailableError(msg)
                process.terminate()
                process.wait(STOP_TIMEOUT_SEC)
        except (OSError, ValueError, psutil.Error):
            return

    async def _become_ready(self, address: str) -> None:
        """An open port is not enough: the namespace has to answer."""
        deadline = time.monotonic() + START_TIMEOUT_SEC
        while True:
            try:
                client = await Client.connect(address, namespace=NAMESPACE)
                await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=NAMESPACE))
                break
            except (RPCError, RuntimeError) as error:
                if not self.alive or time.monotonic() > deadline:
                    self.stop()
                    said = " ".join(self._log.read_text(errors="replace").split())[-300:]
                    msg = f"The embedded Temporal did not start; the end of {self._log} says: {said}"
                    raise ProviderUnavailableError(msg) from error
                await asyncio.sleep(POLL_SEC)
        await prepare_namespace(client)
