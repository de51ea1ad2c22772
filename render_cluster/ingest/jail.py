"""Decoders of foreign files run here: a child of its own session, without network, with hard limits, or not at all."""

import json
import os
import select
import signal
import stat
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from render_cluster.errors import JailUnavailableError, MediaRefusedError
from render_cluster.ingest import cell
from render_cluster.ingest.isolation import LIST, READ

PACKAGE = Path(__file__).resolve().parent.parent
_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/dev/urandom", "/sys/devices/system/cpu")
_SANDBOX_EXEC = "/usr/bin/sandbox-exec"
_LONGEST = 160
_SAID = 4_000
_LONGEST_ANSWER = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes and seconds. Address space is enough for 2160p with one thread: lower the threads, never raise it."""

    memory: int = 1 << 30
    cpu_sec: int = 60
    wall_sec: int = 120
    file_bytes: int = 2 << 30
    files: int = 64


STANDARD = Limits()


def run(command: Sequence[str], folder: Path, *, module: str = "", limits: Limits = STANDARD) -> str:
    """Run a program (or a module of ours with these arguments) that may write into the folder only.

    Return what it printed. Raise `MediaRefusedError` for whatever it ends with but success, and `JailUnavailableError`
    where it cannot be shut in. It never outlives the call, nor the caller.
    """
    order = _order(command, folder, module, limits)
    arguments = [*_outer_walls(folder), sys.executable, "-I", "-S", str(Path(cell.__file__).resolve()), order]
    out, err = folder / "stdout.txt", folder / "stderr.txt"
    with out.open("wb") as printed, err.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - an argument list, no shell; no part of it is a user's text
            arguments,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath)},
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=said,
            start_new_session=True,
        )
        try:
            in_time = _ended(process, limits.wall_sec)
        finally:
            _kill(process)
    _refuse_links(folder)
    _raise_for(process.returncode, _last_line(err), in_time, limits)
    with out.open(errors="replace") as answer:
        return answer.read(_LONGEST_ANSWER)


def _order(command: Sequence[str], folder: Path, module: str, limits: Limits) -> str:
    root, program = str(PACKAGE.parent), [] if module else [str(Path(command[0]).parent)]
    trees = [*_SYSTEM, sys.prefix, sys.base_prefix, str(PACKAGE), *program]
    trees += [path for path in sys.path if path and Path(path).resolve() != PACKAGE.parent]
    order = {
        "path": [root, *filter(None, sys.path)],
        "limits": asdict(limits),
        "allowed": [(root, LIST), *((path, READ) for path in dict.fromkeys(trees))],
        "writable": [str(folder), os.devnull],
        "parent": os.getpid(),
        "module": module,
        "command": list(command),
    }
    return json.dumps(order)


def _outer_walls(folder: Path) -> list[str]:
    """Without Linux: macOS has walls of its own, put up from outside; systems with neither are refused."""
    if sys.platform == "linux":
        return []
    if sys.platform == "darwin" and Path(_SANDBOX_EXEC).exists():
        place = str(folder.resolve()).replace('"', "")
        closed = "(version 1)(allow default)(deny network*)(deny file-write*)"
        return [_SANDBOX_EXEC, "-p", f'{closed}(allow file-write* (subpath "{place}") (literal "/dev/null"))']
    raise _unavailable()


def _ended(process: subprocess.Popen[bytes], wall_sec: int) -> bool:
    """Return whether it ended in time, without reaping it: its number stays its group's until that is killed."""
    try:
        handle = os.pidfd_open(process.pid)
    except (AttributeError, OSError):  # macOS, and kernels before 5.3
        with suppress(subprocess.TimeoutExpired):
            process.wait(wall_sec)
        return process.returncode is not None
    try:
        return bool(select.select([handle], [], [], wall_sec)[0])
    finally:
        os.close(handle)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _refuse_links(folder: Path) -> None:
    """The worker reads what it finds here: it must not be led to its own files, where no wall keeps links away."""
    for path in folder.iterdir():
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) and not (stat.S_ISREG(found.st_mode) and found.st_nlink == 1):
            message = "its decoder did what none has to do"
            raise MediaRefusedError(message)


def _raise_for(code: int, said: str, in_time: bool, limits: Limits) -> None:  # noqa: FBT001 - a fact, no switch
    if code == cell.NO_ISOLATION:
        raise _unavailable()
    if not in_time:
        message = f"it takes more than {limits.wall_sec} s to read"
    elif code in {-signal.SIGXCPU, -signal.SIGKILL}:
        message = f"it takes more than {limits.cpu_sec} s of computing, or too much memory, to read"
    elif code < 0:
        message = f"its decoder crashed ({signal.Signals(-code).name})"
    elif code:
        message = said or f"it cannot be read (code {code})"
    else:
        return
    raise MediaRefusedError(message)


def _last_line(path: Path) -> str:
    """What may be shown: one line, without the folder's name and without control characters."""
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _SAID, 0))
        lines = file.read().decode(errors="replace").replace(f"{path.parent}/", "").strip().splitlines()
    line = "".join(c if c.isprintable() else " " for c in lines[-1]) if lines else ""
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _unavailable() -> JailUnavailableError:
    message = (
        "Foreign media are not opened on this machine: their decoder cannot be cut off from the network. On Linux "
        "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1) or seccomp filters to the render workers; "
        "elsewhere let the workers run in the Linux image"
    )
    return JailUnavailableError(message)
