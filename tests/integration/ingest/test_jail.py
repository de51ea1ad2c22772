"""A decoder can do nothing but compute: no network, no other files, no more than its share, not longer than asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from render_cluster.errors import JailUnavailableError, MediaRefusedError
from render_cluster.ingest import cell, isolation, jail
from render_cluster.ingest.jail import Limits
from render_cluster.ingest.workspace import workspace

PYTHON = sys.executable
UNSHARE, PRCTL = 272, 157
"""Numbers of x86-64."""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls of other systems are tested there")


def run(code: str, folder: Path, **limits: int) -> str:
    return jail.run([PYTHON, "-c", code], folder, limits=Limits(**limits))


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK"])
def test_no_connection_can_be_opened(tmp_path: Path, family: str) -> None:
    with pytest.raises(MediaRefusedError, match="Operation not permitted"):
        run(f"import socket; socket.socket(socket.{family})", tmp_path)


def test_it_sees_nothing_but_programs_and_its_folder(tmp_path: Path) -> None:
    if not _hides_files():
        pytest.skip("this kernel has no Landlock")
    secret = tmp_path / "secret.env"
    secret.write_text("key")
    inside = tmp_path / "inside"
    inside.mkdir()

    for path in (secret, Path("/etc/passwd"), Path("/proc/1/environ"), Path(__file__)):
        with pytest.raises(MediaRefusedError, match="Permission denied"):
            run(f"open({str(path)!r})", inside)
    for path in (tmp_path / "new", jail.PACKAGE / "new.py"):
        with pytest.raises(MediaRefusedError, match="Permission denied"):
            run(f"open({str(path)!r}, 'w')", inside)
    assert run("open('mine', 'w').write('x'); print(open('mine').read())", inside).strip() == "x"


def test_its_environment_is_the_path_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TGCF_SECRET", "canary")

    assert set(run("import os; print(*os.environ)", tmp_path).split()) <= {"PATH", "LC_CTYPE"}


@pytest.mark.parametrize(
    ("code", "limits", "said"),
    [
        ("while True: pass", {"cpu_sec": 1}, "more than 1 s of computing"),
        ("import time; time.sleep(60)", {"wall_sec": 1}, "more than 1 s to read"),
        ("b'x' * (1 << 30)", {"memory": 1 << 28}, "MemoryError"),
        ("open('large', 'wb').write(b'x' * 2000000)", {"file_bytes": 1 << 20}, "File too large"),
        ("files = [open('/dev/null') for _ in range(99)]", {}, "Too many open files"),
        ("import ctypes; ctypes.string_at(0)", {}, "crashed"),
        ("raise SystemExit('it is\\x07 odd')", {}, "it is  odd"),
        ("import ctypes; ctypes.CDLL(None).ptrace(0, 0, 0, 0) == 0 or exit('no tracing')", {}, "no tracing"),
        ("import os; os.kill(os.getppid(), 0)", {}, "not permitted"),
        ("import os; p = os.fork(); p or os.setsid(); exit(os.waitpid(p, 0)[1] and 'no session')", {}, "no session"),
    ],
)
def test_it_ends_at_its_limits_with_a_sentence(tmp_path: Path, code: str, limits: dict[str, int], said: str) -> None:
    with pytest.raises(MediaRefusedError, match=said):
        run(code, tmp_path, **limits)


@pytest.mark.parametrize("code", ["os.symlink('/etc/passwd', 'made.png')", "os.mkfifo('made.png')"])
def test_it_leaves_nothing_that_leads_the_worker_elsewhere(tmp_path: Path, code: str) -> None:
    with pytest.raises(MediaRefusedError, match=r"Permission denied|none has to do"):
        run(f"import os; {code}", tmp_path)


def test_a_link_is_refused_where_no_wall_forbids_it(tmp_path: Path) -> None:
    (tmp_path / "made.png").symlink_to("/etc/passwd")

    with pytest.raises(MediaRefusedError, match="none has to do"):
        run("print()", tmp_path)


def test_an_endless_answer_is_cut(tmp_path: Path) -> None:
    assert len(run("print('x' * 9_000_000)", tmp_path)) <= 1 << 20


def test_children_that_it_leaves_are_killed_with_it(tmp_path: Path) -> None:
    run(f"import subprocess; subprocess.Popen([{PYTHON!r}, '-c', 'import time; time.sleep(77)'])", tmp_path)

    assert not _with("time.sleep(77)")


def test_it_does_not_outlive_a_worker_that_is_killed_and_its_folder_goes_at_the_next_ingest() -> None:
    code = (
        "import sys\nfrom render_cluster.ingest import jail\nfrom render_cluster.ingest.workspace import workspace\n"
        "with workspace() as folder:\n print(folder, flush=True)\n"
        " jail.run([sys.executable, '-c', 'import time; time.sleep(78)'], folder)"
    )
    worker = subprocess.Popen([PYTHON, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    assert worker.stdout
    folder = Path(worker.stdout.readline().strip())
    _until(lambda: bool(_with("time.sleep(78)", shown_by=worker.pid)))
    worker.send_signal(signal.SIGKILL)
    worker.wait(10)
    worker.stdout.close()

    _until(lambda: not _with("time.sleep(78)", besides=worker.pid))
    with workspace() as mine:
        assert mine.exists()
        assert not folder.exists()
    assert not mine.exists()


def test_two_at_a_time_do_not_sweep_each_other_away() -> None:
    with workspace() as one, workspace() as two:
        assert one.exists()
        assert two.exists()


def test_without_isolation_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(JailUnavailableError, match="user namespaces"):
        jail.run([PYTHON, "-c", f"exit({cell.NO_ISOLATION})"], tmp_path)
    monkeypatch.setattr(sys, "platform", "sunos5")
    with pytest.raises(JailUnavailableError, match="Linux image"):
        jail.run([PYTHON, "-c", "open('opened', 'w')"], tmp_path)

    assert not (tmp_path / "opened").exists()


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers are those of x86-64")
@pytest.mark.parametrize(
    ("forbidden", "said"),
    [
        ((UNSHARE,), "Operation not permitted"),
        ((UNSHARE, PRCTL), "not opened on this machine"),
    ],
)
def test_one_wall_against_the_network_is_enough_and_none_is_too_few(forbidden: tuple[int, ...], said: str) -> None:
    """A container often forbids namespaces: then the ban of `socket` is left."""
    code = (
        "import ctypes, sys\nfrom pathlib import Path\nfrom render_cluster.ingest import isolation, jail\n"
        "from render_cluster.ingest.workspace import workspace\n"
        f"isolation._FORBIDDEN = {{'x86_64': (0xC000003E, {forbidden})}}\n"
        "ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)\nassert isolation._ban_sockets()\n"
        "with workspace() as folder:\n"
        " try: jail.run([sys.executable, '-c', 'import socket; socket.socket()'], folder)\n"
        " except Exception as error: print(error)"
    )
    done = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True, timeout=30, check=True)  # noqa: S603 - ours

    assert said in done.stdout


def _hides_files() -> bool:
    return bool(isolation._libc().syscall(isolation._CREATE_RULESET, None, 0, 1) > 0)  # noqa: SLF001 - asks the kernel


def _with(words: str, *, shown_by: int = 0, besides: int = 0) -> list[int]:
    found = []
    for process in psutil.process_iter(["cmdline", "ppid", "status"]):
        line = " ".join(process.info["cmdline"] or [])
        alive = process.info["status"] != psutil.STATUS_ZOMBIE
        if words in line and alive and process.pid not in {os.getpid(), besides}:
            found.append(process.pid)
    return [pid for pid in found if pid != shown_by]


def _until(true: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
