"""Install what the product, its tests or its benchmarks need; a step runs again only if its input changed."""

import fcntl
import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / ".stamps"
INSTALLER = VENV / ".installer"
"""A place of its own for uv: what it installs must be neither mixed with it nor take it away."""
PEER = VENV / ".peer"
"""Another one for what the renderer is compared with: it wants older versions of the same packages."""
LOG = VENV / "set-up.log"


@dataclass(frozen=True)
class Step:
    """Done for good as long as its `inputs` stay the same; one without inputs sees for itself, which is quick.

    `second` words are added for another try, if the first one fails.
    """

    title: str
    stamp: str
    inputs: Sequence[str]
    commands: Sequence[Sequence[str]]
    second: Sequence[str] = ()

    @property
    def digest(self) -> str:
        content = b"\0".join((ROOT / name).read_bytes() for name in self.inputs)
        return hashlib.sha256(content).hexdigest()

    def done(self) -> bool:
        stamp = STAMPS / self.stamp
        return bool(self.inputs) and stamp.exists() and stamp.read_text() == self.digest


def steps(purpose: str) -> list[Step]:
    uv = [str(INSTALLER / "bin" / "uv"), "pip"]
    target = ["--python", str(PYTHON)]
    sync = [*uv, "sync", "--quiet", "--require-hashes", "--compile-bytecode", *target]
    room = [str(PYTHON), "-m", "venv", "--clear", str(INSTALLER)]
    pip = [str(INSTALLER / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    project = [*uv, "install", "--quiet", "--no-deps", "--no-build-isolation", *target, "-e", "."]
    packages = _packages(purpose)
    found = [
        Step(
            "the installer uv",
            "uv",
            ["requirements/uv.txt"],
            [room, [*pip, "--require-hashes", "-r", "requirements/uv.txt"]],
        ),
        Step(
            "Python packages",
            packages,
            [f"requirements/{packages}.txt", "pyproject.toml"],
            [[*sync, f"requirements/{packages}.txt"], project],
            ["--system-certs"],  # behind a company's own certificate authority
        ),
        Step("front-end files and typefaces", "front-end", [], [[str(PYTHON), "scripts/fetch_front_end.py"]]),
        Step(
            "the Temporal server (built in some minutes where it cannot be downloaded)",
            "temporal",
            [],
            [[str(VENV / "bin" / "tgcf"), "prepare"]],
        ),
    ]
    if purpose == "bench":
        return [*found[:3], _peer([*uv, "sync", "--quiet", "--require-hashes", "--compile-bytecode"])]
    if purpose == "test":
        peers = ["tests/peers/package-lock.json", "scripts/fetch_test_peers.py"]
        found.append(Step("a model service to test against", "peers", peers, [[str(PYTHON), peers[1]]]))
        found.append(Step("a Chromium for the browser tests", "chromium", [], [[str(PYTHON), "scripts/chromium.py"]]))
    return found


def _peer(sync: Sequence[str]) -> Step:
    place = [sys.executable, "-m", "venv", "--without-pip", "--clear", str(PEER)]
    install = [*sync, "--python", str(PEER / "bin" / "python"), "requirements/bench.txt"]
    return Step("MoviePy, to compare with", "bench", ["requirements/bench.txt"], [place, install], ["--system-certs"])


def _packages(purpose: str) -> str:
    """The packages of the tests contain those of the product, in the same versions: never fall back from them."""
    return "dev" if purpose == "test" or (STAMPS / "dev").exists() else "run"


def perform(step: Step, place: str) -> None:
    started = time.monotonic()
    over = threading.Event()
    teller = threading.Thread(target=_tell, args=(place, step.title, started, over), daemon=True)
    teller.start()
    done = all(_run(command, step.second) for command in step.commands)
    over.set()
    teller.join()
    if not done:
        tail = "\n".join(LOG.read_text(errors="replace").splitlines()[-15:])
        sys.exit(f"\n{tail}\n\nSet-up stopped at: {step.title}. Everything it said is in {LOG}.")
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / step.stamp).write_text(step.digest)


def _run(command: Sequence[str], second: Sequence[str]) -> bool:
    tries = [command, [*command, *second]] if second else [command]
    with LOG.open("a") as log:
        return any(
            subprocess.run(words, cwd=ROOT, stdout=log, stderr=log, check=False).returncode == 0  # noqa: S603 - ours
            for words in tries
        )


def _tell(place: str, title: str, started: float, over: threading.Event) -> None:
    """Say nothing of what is quick; on a terminal the seconds count on, elsewhere a line tells each start and end."""
    if over.wait(1):
        return
    live = sys.stdout.isatty()
    if not live:
        print(f"{place} {title} …", flush=True)
    while not over.wait(1):
        if live:
            print(f"\r{place} {title} … {time.monotonic() - started:.0f} s", end="", flush=True)
    ahead = "\r" if live else ""
    print(f"{ahead}{place} {title}: {time.monotonic() - started:.0f} s" + " " * 6, flush=True)


@contextmanager
def alone() -> Iterator[None]:
    """Two in one folder would install over each other: the second waits for the first."""
    with (VENV / "set-up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is at work in this folder: waiting for it …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> None:
    """Packages and builds come from where the user's own pip, uv, npm and go are configured to look."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    with alone():
        LOG.unlink(missing_ok=True)
        every = steps(purpose)
        for number, step in enumerate(every, start=1):
            if not step.done():
                perform(step, f"[{number}/{len(every)}]")


if __name__ == "__main__":
    main()
