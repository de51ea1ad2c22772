"""Folders for one ingest each: gone at its end, and gone at the next one's start if the worker was killed."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def workspace() -> Iterator[Path]:
    """Only this user may look in. The lock on the folder ends with the process, whatever ends that."""
    shelf = _shelf()
    _sweep(shelf)
    folder, lock = _locked(shelf)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _shelf() -> Path:
    shelf = Path(tempfile.gettempdir(), f"tgcf-ingest-{os.getuid()}")
    shelf.mkdir(mode=0o700, exist_ok=True)
    found = shelf.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o077 or shelf.is_symlink():
        return Path(tempfile.mkdtemp(prefix="tgcf-ingest-"))
    return shelf


def _locked(shelf: Path) -> tuple[Path, int]:
    """A sweep may come between making and locking: then make another one."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=shelf))
        with suppress(FileNotFoundError):
            lock = os.open(folder, os.O_RDONLY)
            fcntl.flock(lock, fcntl.LOCK_SH)
            if folder.exists():
                return folder, lock
            os.close(lock)


def _sweep(shelf: Path) -> None:
    for folder in shelf.iterdir():
        with suppress(OSError):  # another one sweeps too
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)
