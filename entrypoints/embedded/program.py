"""One of our own processes (worker, web): started as a child that ends with its parent, with its output in a log."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

from entrypoints.embedded.process_tree import end_tree

LOG_BYTES = 10_000_000


class Program:
    """`words` are those of the `tgcf` command."""

    def __init__(self, words: tuple[str, ...], log: Path, grace_sec: float) -> None:
        self._words = words
        self._log = log
        self._grace_sec = grace_sec
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self, environment: Mapping[str, str], words: Sequence[str] = (), sockets: Sequence[int] = ()) -> None:
        """`sockets` are descriptors that it gets under the same numbers, of which the further `words` may tell."""
        self._make_room()
        script = Path(sysconfig.get_path("scripts"), "tgcf")
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - no shell, and the words are ours
                [sys.executable, "-m", "entrypoints.embedded.with_parent", str(script), *self._words, *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._log.parent,
                env=os.environ | environment,
                pass_fds=sockets,
                start_new_session=True,
            )

    def stop(self) -> None:
        """Let it finish what it is doing, for as long as the grace lasts."""
        process, self._process = self._process, None
        if process and process.poll() is None:  # else its number may be another's by now
            end_tree(process.pid, self._grace_sec)
            process.wait()

    def _make_room(self) -> None:
        self._log.parent.mkdir(parents=True, exist_ok=True)
        if self._log.exists() and self._log.stat().st_size > LOG_BYTES:
            self._log.replace(self._log.with_suffix(".old.log"))
