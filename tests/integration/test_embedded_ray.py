"""The embedded Ray leaves nothing behind."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from entrypoints.embedded.ray import EmbeddedRay

pytestmark = pytest.mark.ray

START = """
import sys
from pathlib import Path
from entrypoints.embedded.ray import EmbeddedRay
head = EmbeddedRay(Path(sys.argv[1]), cpus=1, dashboard=False)
head.start()
print(head.pid, flush=True)
sys.stdin.read()
"""


def test_stopping_ends_the_whole_tree(tmp_path: Path) -> None:
    head = EmbeddedRay(tmp_path / ("a rather long name of a folder" * 4), cpus=1, dashboard=False)
    started = head.start()
    assert head.pid
    tree = [psutil.Process(head.pid), *psutil.Process(head.pid).children(recursive=True)]
    head.stop()

    assert stat.S_IMODE(started.token_path.stat().st_mode) == 0o600
    assert len(tree) > 2
    assert psutil.wait_procs(tree, timeout=10)[1] == []


def test_it_ends_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    parent = subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", START, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout
        head = psutil.Process(int(parent.stdout.readline()))
        tree = [head, *head.children(recursive=True)]
        os.kill(parent.pid, signal.SIGKILL)

        assert psutil.wait_procs(tree, timeout=20)[1] == []
