"""One instance lives in one folder: the lock that says so, and the note in which others find it."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from domain.shared.errors import ContentFactoryError, ErrorKind, InvalidInputError

TRIES, PAUSE_SEC = 10, 0.05


class AlreadyRunningError(ContentFactoryError):
    kind = ErrorKind.CONFLICT
    code = "already_running"


class NotRunningError(ContentFactoryError):
    kind = ErrorKind.UNAVAILABLE
    code = "not_running"


class Instance(BaseModel):
    """`environment` is what a process needs to join in: the addresses of the servers that were started."""

    model_config = ConfigDict(frozen=True)

    pid: int
    started_at: datetime = Field(default_factory=lambda: datetime.now(UTC))
    ready: bool = False
    urls: dict[str, str] = {}
    processes: dict[str, int] = {}
    environment: dict[str, str] = {}


def note_path(home: Path) -> Path:
    return home / "run" / "instance.json"


def write_note(home: Path, instance: Instance) -> None:
    """Readable by its owner only, and whole at any moment."""
    path = note_path(home)
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(instance.model_dump(mode="json"), file, indent=1)
    draft.replace(path)


def noted(home: Path) -> Instance | None:
    """Return what the note says, for a process of the instance itself; others ask whether it is `running`."""
    try:
        return Instance.model_validate_json(note_path(home).read_text())
    except (OSError, ValidationError):
        return None


def running(home: Path) -> Instance | None:
    """Return the instance that holds the folder now, if there is one; a note without its holder says nothing."""
    try:
        os.close(_lock(home, fcntl.LOCK_SH))
    except BlockingIOError:
        return noted(home) or Instance(pid=0)
    except FileNotFoundError:
        return None
    return None


def require_running(home: Path) -> Instance:
    instance = running(home)
    if instance is None:
        msg = f"Nothing runs in {home}: start it with `tgcf up`."
        raise NotRunningError(msg)
    if not instance.ready:
        msg = f"The instance in {home} is still starting: wait a moment, then try again."
        raise NotRunningError(msg)
    return instance


def private(folder: Path) -> None:
    """Make the folder, if it is not there, for its owner only."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        msg = f"The folder {folder} cannot be made ({error.strerror}): name another one with TGCF_HOME."
        raise InvalidInputError(msg) from error


@contextmanager
def holding(home: Path) -> Iterator[None]:
    """Hold the folder; raise `AlreadyRunningError`, which says where the other one is."""
    private(home)
    private(home / "run")
    descriptor = _seize(home)
    try:
        yield
    finally:
        os.close(descriptor)


def _seize(home: Path) -> int:
    """Who only looks on has the lock for a moment: try again before another instance is blamed."""
    for _ in range(TRIES):
        try:
            return _lock(home, fcntl.LOCK_EX)
        except BlockingIOError:
            time.sleep(PAUSE_SEC)
    other = running(home) or Instance(pid=0)
    where = other.urls.get("portal", "it is still starting")
    msg = f"An instance runs in {home} already (process {other.pid}): {where}. Stop it with `tgcf down`."
    raise AlreadyRunningError(msg)


def _lock(home: Path, kind: int) -> int:
    """Return the descriptor that keeps the lock until it is closed; raise `BlockingIOError` if somebody has it."""
    descriptor = os.open(home / "run" / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    return descriptor
