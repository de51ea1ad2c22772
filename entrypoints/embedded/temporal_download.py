"""Get the Temporal CLI from its makers, and take it only if its sum is the one we know."""

import hashlib
import io
import tarfile
from pathlib import Path

import httpx2

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded.temporal_release import SHA256, archive_url, target

TIMEOUT = httpx2.Timeout(60, connect=5)
MAX_BYTES = 200 * 2**20
PROGRAM = "temporal"


def download_cli(destination: Path, where: str | None = None) -> None:
    """Write the program to `destination`; raise `ProviderUnavailableError` if it cannot be had or is another one."""
    where = where or target()
    expected = SHA256.get(where)
    if expected is None:
        msg = f"There is no official Temporal CLI for {where} with a known sum."
        raise ProviderUnavailableError(msg)
    archive = _fetch(archive_url(where))
    if hashlib.sha256(archive).hexdigest() != expected:
        msg = "The downloaded Temporal CLI is not the release we know: its sha256 differs."
        raise ProviderUnavailableError(msg)
    destination.write_bytes(_program(archive))
    destination.chmod(0o755)


def _fetch(url: str) -> bytes:
    content = bytearray()
    try:
        with httpx2.stream("GET", url, timeout=TIMEOUT, follow_redirects=True) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_bytes():
                content += chunk
                if len(content) > MAX_BYTES:
                    break
    except httpx2.HTTPError as error:
        msg = f"The Temporal CLI could not be downloaded from {url}: {error or type(error).__name__}."
        raise ProviderUnavailableError(msg) from error
    return bytes(content)


def _program(archive: bytes) -> bytes:
    """Read the one member we want by its name; nothing is unpacked to a path that the archive names."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as members:
        member = members.extractfile(PROGRAM)
        if member is None:
            msg = "The archive of the Temporal CLI holds no program."
            raise ProviderUnavailableError(msg)
        return member.read()
