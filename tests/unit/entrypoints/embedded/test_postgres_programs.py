"""PostgreSQL's programs are found where the one who runs them may run them."""

import subprocess
from pathlib import Path

import pytest

from entrypoints.embedded import postgres_programs
from entrypoints.embedded.postgres_programs import binary, binary_for_others


def test_programs_below_a_closed_folder_are_run_from_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(binary("initdb")).parents[2]
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    for name in (package.name, f"{package.name}.libs"):
        (closed / name).symlink_to(package.with_name(name))
    below = closed / package.name / "pginstall18" / "bin"
    monkeypatch.setattr(postgres_programs, "binary", lambda name: str(below / name))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = binary_for_others("initdb")
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603 - ours

    assert not found.startswith(str(closed))
    assert "18" in said
    assert binary_for_others("initdb") == found
