"""Each test has a folder for temporary files of its own, so that what is left there is what it left."""

import tempfile
from pathlib import Path

import pytest

from tests.support.ingested import Ingest


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def ingest(tmp_path: Path) -> Ingest:
    return Ingest(tmp_path / "store")
