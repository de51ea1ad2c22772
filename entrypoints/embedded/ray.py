"""The embedded Ray: one head on this machine, a child with its own folder, ports and token."""

import json
import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.ports import free_ports
from entrypoints.embedded.process_tree import end_tree
from entrypoints.embedded.short_folder import short_folder

START_TIMEOUT_SEC = 120
OBJECT_STORE_BYTES = 100 * 2**20
READY = "--block"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class RayAddress:
    """`dashboard_url` is empty without a dashboard; it asks for the token that lies in `token_path`."""

    address: str
    dashboard_url: str
    token_path: Path


class EmbeddedRay:
    """Everything lies in `home`, but for Ray's own folder: its sockets need a short path.

    What killed workers leave of their temporary files goes with that folder.
    """

    def __init__(self, home: Path, cpus: int | None = None, *, dashboard: bool = True) -> None:
        self._home = home
        self._cpus = cpus or os.cpu_count() or 1
        self._dashboard = dashboard
        self._head: subprocess.Popen[bytes] | None = None

    @property
    def token_path(self) -> Path:
        return self._home / "token"

    @property
    def pid(self) -> int | None:
        return self._head.pid if self._head else None

    @property
    def alive(self) -> bool:
        return self._head is not None and self._head.poll() is None

    def start(self) -> RayAddress:
        """Return when tasks can be submitted; raise `ProviderUnavailableError` if that does not happen."""
        self._home.mkdir(parents=True, exist_ok=True)
        self._write_token()
        self._clear_folder()
        folder = tempfile.mkdtemp(prefix="tgray-", dir=short_folder())
        self._folder_note.write_text(folder)
        scratch = Path(folder, "scratch")
        scratch.mkdir()
        port, client, dashboard, agent = free_ports(4)
        with self._log.open("wb") as log:
            self._head = subprocess.Popen(  # noqa: S603 - no shell, and the words are ours
                [*_launcher(), *self._arguments(folder, port, client), *self._dashboard_arguments(dashboard, agent)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self._home,
                env=os.environ | token_environment(self.token_path) | {"TMPDIR": str(scratch)},
                start_new_session=True,
            )
        self._await_ready(self._head)
        url = f"http://{LOOPBACK}:{dashboard}" if self._dashboard else ""
        return RayAddress(f"{LOOPBACK}:{port}", url, self.token_path)

    def stop(self) -> None:
        """Never by `ray stop`, which ends every Ray of the machine."""
        head, self._head = self._head, None
        if head and head.poll() is None:  # else its number may be another's by now
            end_tree(head.pid)
            head.wait()
        self._clear_folder()

    @property
    def _log(self) -> Path:
        return self._home / "head.log"

    @property
    def _folder_note(self) -> Path:
        return self._home / "folder"

    def _arguments(self, folder: str, port: int, client: int) -> list[str]:
        return [
            f"--port={port}",
            f"--ray-client-server-port={client}",
            f"--node-ip-address={LOOPBACK}",
            f"--num-cpus={self._cpus}",
            f"--object-store-memory={OBJECT_STORE_BYTES}",
            f"--resources={json.dumps({'render': self._cpus, 'session': 1})}",
            f"--temp-dir={folder}",
            "--disable-usage-stats",
        ]

    def _dashboard_arguments(self, port: int, agent: int) -> list[str]:
        agents = [f"--dashboard-agent-listen-port={agent}"]
        if not self._dashboard:
            return ["--include-dashboard=false", *agents]
        return ["--include-dashboard=true", f"--dashboard-host={LOOPBACK}", f"--dashboard-port={port}", *agents]

    def _write_token(self) -> None:
        if self.token_path.exists():
            return
        descriptor = os.open(self.token_path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))

    def _clear_folder(self) -> None:
        if self._folder_note.exists():
            shutil.rmtree(self._folder_note.read_text(), ignore_errors=True)
            self._folder_note.unlink()

    def _await_ready(self, head: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_TIMEOUT_SEC
        while READY not in (said := self._log.read_text(errors="replace")):
            if head.poll() is not None or time.monotonic() > deadline:
                self.stop()
                last = " ".join(said.split())[-300:]
                message = f"The embedded Ray did not start; the end of {self._log} says: {last}"
                raise ProviderUnavailableError(message)
            time.sleep(0.1)


def token_environment(token_path: Path) -> dict[str, str]:
    return {
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN_PATH": str(token_path),
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    }


def _launcher() -> list[str]:
    script = Path(sysconfig.get_path("scripts"), "ray")
    return [sys.executable, "-m", "entrypoints.embedded.with_parent", str(script), "start", "--head", "--block"]
