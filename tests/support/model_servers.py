"""Model services that nobody of this project wrote, each started for the tests that want it and ended with them."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scripts.fetch_front_end import wheel_node
from scripts.fetch_test_peers import peers
from tests.support.tiny_model import write_tiny_model

PATIENCE_SEC = 60


@pytest.fixture(scope="session")
def llama_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a llama.cpp server with a model of random weights."""
    model, port = tmp_path_factory.mktemp("llama") / "tiny.gguf", _free_port()
    write_tiny_model(model)
    command = [sys.executable, str(Path(__file__).with_name("llama_process.py")), str(model), str(port)]
    with _running(command, f"http://127.0.0.1:{port}/health"):
        yield f"http://127.0.0.1:{port}/v1"


@contextmanager
def aimock(folder: Path, *fixtures: dict[str, Any]) -> Iterator[str]:
    """Run aimock on these fixtures, the first that matches counts; yield its address."""
    program = peers() / "@copilotkit/aimock/dist/cli.js"
    program = program if program.is_file() else peers() / ".bin/llmock"
    if not program.exists():
        pytest.skip("aimock is not there: `make test` fetches it (scripts/fetch_test_peers.py)")
    told, port = folder / "fixtures.json", _free_port()
    told.write_text(json.dumps({"fixtures": list(fixtures)}))
    node = shutil.which("node") or str(wheel_node() / "bin/node")
    with _running([node, str(program), "-p", str(port), "-f", str(told)], f"http://127.0.0.1:{port}/health"):
        yield f"http://127.0.0.1:{port}/v1"


def journal(url: str) -> list[dict[str, Any]]:
    """Return what aimock was asked."""
    with urllib.request.urlopen(f"{url.removesuffix('/v1')}/__aimock/journal") as answer:  # noqa: S310 - our own server
        found: list[dict[str, Any]] = json.load(answer)
    return found


@contextmanager
def _running(command: list[str], health: str) -> Iterator[None]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment()) as server:  # noqa: S603 - ours
        try:
            _await(server, health)
            yield
        finally:
            server.kill()


def _await(server: subprocess.Popen[bytes], health: str) -> None:
    deadline = time.monotonic() + PATIENCE_SEC
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(health).close()  # noqa: S310 - our own server
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 503:  # loading still
                return
        except OSError:
            pass
        else:
            return
        time.sleep(0.05)
    pytest.fail(f"{server.args!r} did not come up", pytrace=False)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("TGCF_", "RAY_"))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
