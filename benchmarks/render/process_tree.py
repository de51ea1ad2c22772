"""CPU seconds of whole process trees: a command, its children, and those that outlive it."""

import ctypes
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

SUBREAPER = 36
"""Linux's number of `PR_SET_CHILD_SUBREAPER`."""
ORPHANS_SEC = 10.0


class CommandFailedError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Used:
    cpu_sec: float
    wall_sec: float


def adopt_orphans() -> None:
    """Children of a command that outlive it come to this process, so that their time is counted too; Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def used_by(words: Sequence[str], log: Path, folder: Path | None = None) -> Used:
    """Run it to its end, in `folder`; raise `CommandFailedError` with what it said last."""
    own = _children()
    before, begun = children_cpu(), time.monotonic()
    with log.open("wb") as said:
        done = subprocess.run(  # noqa: S603 - our own words
            words,
            check=False,
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    wall = time.monotonic() - begun
    if done.returncode:
        message = f"{' '.join(words[:4])} … failed:\n{log.read_text(errors='replace')[-2000:]}"
        raise CommandFailedError(message)
    _reap(own)
    return Used(children_cpu() - before, wall)


def _environment() -> dict[str, str]:
    """Programs are kept compiled between their starts, as they are for users."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def children_cpu() -> float:
    """User and system time of all children that have ended."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _reap(own: frozenset[int]) -> None:
    """Wait for the orphans that came to us; what ran before the command is no part of it."""
    end = time.monotonic() + ORPHANS_SEC
    while adopted := _children() - own:
        if time.monotonic() > end:
            message = "A command left processes behind"
            raise CommandFailedError(message)
        for pid in adopted:
            os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)


def _children() -> frozenset[int]:
    return frozenset(child.pid for child in psutil.Process().children())
