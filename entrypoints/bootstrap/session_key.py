"""The key under which secrets are digested: from the settings, or made once for this installation."""

import hashlib
import os
import secrets
from pathlib import Path

from entrypoints.bootstrap.settings import Settings

FILE = "session.key"


def session_key(settings: Settings) -> bytes:
    """Return the same key to every process of the installation, also when two ask for the first time at once."""
    given = settings.web.session_secret.get_secret_value()
    if given:
        return hashlib.sha256(given.encode()).digest()
    path = settings.home / FILE
    return _read(path) or _create(path)


def _read(path: Path) -> bytes:
    try:
        return bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        return b""


def _create(path: Path) -> bytes:
    """Write beside it, then link into place: whoever is second reads the first one's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_hex(32), encoding="ascii")
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)
