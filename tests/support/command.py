"""The product's own command in a process of its own, as people call it: with a home and a cache of the test."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one that a failed command ends with; what comes before it is progress."""
        lines = self.err.strip().splitlines()
        assert "Traceback" not in self.err
        assert lines[-1].startswith("Error: "), self.err
        return lines[-1].removeprefix("Error: ")


@dataclass(frozen=True, slots=True)
class Command:
    home: Path

    def environment(self) -> dict[str, str]:
        return {**os.environ, "TGCF_HOME": str(self.home / "home"), "TGCF_CACHE": str(self.home / "cache")}

    def __call__(self, *words: str | Path, timeout: float = 120, stdin: str = "", cwd: Path | None = None) -> Answer:
        done = subprocess.run(  # noqa: S603 - the product's own command
            self.line(*words),
            env=self.environment(),
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    @staticmethod
    def line(*words: str | Path) -> list[str]:
        return [sys.executable, "-m", "entrypoints.cli", *map(str, words)]
