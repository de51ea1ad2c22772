"""The embedded PostgreSQL starts as whoever we are, keeps what was committed, and goes when it should."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.postgres import EmbeddedPostgres

pytestmark = pytest.mark.postgres

ABANDON = """
import os, sys
from pathlib import Path
from entrypoints.embedded.postgres import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]), durable=False)
server.start()
print(server.pid, flush=True)
os.kill(os.getpid(), 9)
"""


WAYS = ["namespace", "nobody"] if os.geteuid() == 0 else ["ourselves"]
"""Only root has to become somebody else."""


@pytest.fixture(params=WAYS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(tmp_path / "closed" / "postgres", durable=False, namespaces=request.param != "nobody")


def test_it_starts_stops_and_starts_again_below_a_closed_folder(server: EmbeddedPostgres, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    urls = server.start()
    server.run_sql("CREATE TABLE kept (n int)", "tgcf")
    server.stop()
    again = server.start()
    found = server.run_sql("SELECT count(*) FROM kept", "tgcf")
    bypass = server.run_sql("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = 'tgcf_app'")
    server.stop()

    assert urls == again
    assert (found, bypass, server.alive) == ("0", "f", False)


def test_a_killed_server_starts_again_with_everything_committed(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    server.start()
    server.run_sql("CREATE TABLE kept AS SELECT 7 AS n", "tgcf")
    os.kill(server.pid or 0, signal.SIGKILL)
    server.start()
    found = server.run_sql("SELECT n FROM kept", "tgcf")
    server.stop()

    assert found == "7"


def test_one_that_lost_its_parent_is_in_nobodys_way(tmp_path: Path) -> None:
    """Linux tells a child that its parent died; elsewhere the next start ends it."""
    words = [sys.executable, "-c", ABANDON, str(tmp_path)]
    parent = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - the words are ours
    pid = int(parent.stdout)
    if sys.platform != "linux":
        successor = EmbeddedPostgres(tmp_path, durable=False)
        successor.start()
        successor.stop()
    end = time.monotonic() + 20
    while psutil.pid_exists(pid) and time.monotonic() < end:
        time.sleep(0.05)

    assert not psutil.pid_exists(pid)


def test_two_homes_run_side_by_side(tmp_path: Path) -> None:
    servers = [EmbeddedPostgres(tmp_path / name, durable=False) for name in ("a", "b")]
    urls = [server.start() for server in servers]
    for server in servers:
        server.stop()

    assert urls[0].app != urls[1].app


def test_a_home_that_is_in_use_is_named_with_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entrypoints.embedded.postgres.START_TIMEOUT_SEC", 0.5)
    server = EmbeddedPostgres(tmp_path, durable=False)
    server.start()
    try:
        with pytest.raises(ProviderUnavailableError, match=r"server\.log"):
            EmbeddedPostgres(tmp_path, durable=False).start()
        alive = server.run_sql("SELECT 1")
    finally:
        server.stop()

    assert alive == "1"
