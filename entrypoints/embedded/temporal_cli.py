"""Find the Temporal CLI, or get it: settings, PATH, cache, official download, build from source."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.temporal_build import build_cli
from entrypoints.embedded.temporal_download import download_cli
from entrypoints.embedded.temporal_release import SERVER, VERSION
from entrypoints.embedded.temporal_server import EmbeddedTemporal, TemporalAddress

__all__ = ["EmbeddedTemporal", "TemporalAddress", "cached_cli", "find_cli", "present_cli"]

PLACES = (
    "the setting TGCF_TEMPORAL__CLI, PATH, the cache folder, the download from temporal.download, "
    f"and a build with Go (`go install`, 1.25 or newer); any Temporal server {SERVER} by TGCF_TEMPORAL__ADDRESS"
)


def find_cli(cli: Path | None, cache: Path, say: Callable[[str], None] = print) -> Path:
    """Return a working program; raise `ProviderUnavailableError`, which names the places, if there is none."""
    present = present_cli(cli, cache, say)
    if present:
        return present
    target = cached_cli(cache)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        fresh = Path(folder) / "temporal"
        _obtain(fresh, say)
        fresh.replace(target)
    return target


def present_cli(cli: Path | None, cache: Path, say: Callable[[str], None] = print) -> Path | None:
    """Look only where nothing has to be fetched or built."""
    if cli is not None:
        return _named(cli, say)
    on_path = shutil.which("temporal")
    if on_path and (server := _server_version(Path(on_path))):
        _warn(Path(on_path), server, say)
        return Path(on_path)
    cached = cached_cli(cache)
    return cached if _server_version(cached) == SERVER else None


def cached_cli(cache: Path) -> Path:
    return cache / "bin" / f"temporal-{VERSION}"


def _named(cli: Path, say: Callable[[str], None]) -> Path:
    server = _server_version(cli)
    if server is None:
        msg = f"The Temporal CLI named by TGCF_TEMPORAL__CLI does not run: {cli}."
        raise ProviderUnavailableError(msg)
    _warn(cli, server, say)
    return cli


def _warn(cli: Path, server: str, say: Callable[[str], None]) -> None:
    if server != SERVER:
        say(f"{cli} brings Temporal server {server}; this project is tested with {SERVER}. Going on with it.")


def _server_version(cli: Path) -> str | None:
    """Ask for the server's part: a build from source has no version of its own."""
    try:
        said = subprocess.run([cli, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout  # noqa: S603 - no shell, and the words are ours
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"Server ([\w.+-]+)", said)
    return found[1] if found else None


def _obtain(destination: Path, say: Callable[[str], None]) -> None:
    try:
        download_cli(destination)
    except ProviderUnavailableError as error:
        say(f"{error} Building it instead.")
    else:
        return
    try:
        build_cli(destination, say)
    except ProviderUnavailableError as error:
        msg = f"No Temporal CLI could be had. {error} Looked for it in: {PLACES}."
        raise ProviderUnavailableError(msg) from error
