"""The embedded stack as a user starts it: by the command line, in a folder of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx2
import psutil

START_SEC, STOP_SEC = 120, 60
QUICK = {
    "TGCF_RAY__DASHBOARD": "false",
    "TGCF_PIPELINE__GRACE": "PT0S",
    "TGCF_EGRESS__ALLOW_PRIVATE": "true",
    "TGCF_LOGGING__FORMAT": "json",
}
JSON = dict[str, Any]


@dataclass
class Stack:
    home: Path
    environment: Mapping[str, str]
    token: str = ""

    def tgcf(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        """Run a command of the product on this folder."""
        command = [sys.executable, "-m", "entrypoints.cli", *words]
        return subprocess.run(  # noqa: S603 - the product's own command
            command, env=self.environment, capture_output=True, text=True, timeout=timeout, check=False
        )

    @property
    def note(self) -> JSON:
        found: JSON = json.loads((self.home / "run" / "instance.json").read_text())
        return found

    def url(self, path: str) -> str:
        return f"{self.note['urls']['site'].rstrip('/')}{path}"

    def get(self, path: str, **headers: str) -> httpx2.Response:
        return httpx2.get(self.url(path), headers=headers, timeout=30, follow_redirects=True)

    def api(self, method: str, path: str, body: object = None) -> Any:
        """Ask the API as a program with a token does."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = httpx2.request(method, self.url(f"/api/v1{path}"), json=body, headers=headers, timeout=30)
        assert answer.is_success, answer.text
        return answer.json()

    def run(self, run_id: str) -> JSON:
        """The mirror knows a run a moment after the API took it."""
        wait_for(lambda: self._knows(run_id), 30, "the run to be known")
        answer: JSON = self.api("GET", f"/runs/{run_id}")
        return answer

    def _knows(self, run_id: str) -> bool:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx2.get(self.url(f"/api/v1/runs/{run_id}"), headers=headers, timeout=30).is_success

    def status(self) -> JSON:
        answer: JSON = json.loads(self.tgcf("status", "--json").stdout)
        return answer


@contextmanager
def started_stack(home: Path, **changes: str) -> Iterator[Stack]:
    environment = {**os.environ, **QUICK, **changes, "TGCF_HOME": str(home)}
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.log").open("wb") as said:
        up = subprocess.Popen(
            [sys.executable, "-m", "entrypoints.cli", "up"], env=environment, stdout=said, stderr=said
        )
    stack = Stack(home, environment)
    try:
        wait_for(lambda: _ready(stack, up), START_SEC, "the stack to be ready")
        stack.token = stack.tgcf("token", "create", "tests").stdout.strip()
        yield stack
    finally:
        family = psutil.Process(up.pid).children(recursive=True)
        up.terminate()
        up.wait(STOP_SEC)
        _, left = psutil.wait_procs(family, timeout=5)
        for process in left:
            process.kill()
    assert left == [], f"left behind: {left}"


def _ready(stack: Stack, up: subprocess.Popen[bytes]) -> bool:
    assert up.poll() is None, (stack.home / "up.log").read_text()
    try:
        return bool(stack.note["ready"])
    except (OSError, ValueError):
        return False


def wait_for(check: Callable[[], object], seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.2)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def articles_online(folder: Path) -> Iterator[str]:
    """Serve the folder on loopback, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
