"""Fetch the servers from npm that the tests speak with, hash-locked, into the cache; prints where they are."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.fetch_front_end import ROOT, cache, npm

LOCK = ROOT / "tests/peers"
FILES = ("package.json", "package-lock.json", ".npmrc")


def peers() -> Path:
    """Return the folder `node_modules` of this lock, whether it is there or not."""
    digest = hashlib.sha256((LOCK / "package-lock.json").read_bytes()).hexdigest()[:16]
    return cache() / "test-peers" / digest / "node_modules"


def fetch(target: Path) -> None:
    """Fill the cache in one step: a broken download leaves nothing behind."""
    target.parent.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent.parent) as folder:
        for name in FILES:
            shutil.copy(LOCK / name, folder)
        command, path = npm()
        flags = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        done = subprocess.run([*command, *flags], cwd=folder, env={**os.environ, "PATH": path}, check=False)  # noqa: S603 - our own command, no shell
        if done.returncode:
            msg = "test peers: npm failed (see above): check the network, then run me again."
            raise SystemExit(msg)
        shutil.rmtree(target.parent, ignore_errors=True)
        Path(folder, "node_modules").rename(_made(target.parent) / "node_modules")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    if not peers().is_dir():
        fetch(peers())
    print(peers())
