"""The same plan gives the same bytes, in a fresh process with other things in its memory."""

import os
import subprocess
import sys
from pathlib import Path


def test_segments_are_the_same_bytes_whatever_lay_in_memory_before(tmp_path: Path) -> None:
    """`MALLOC_PERTURB_` fills what glibc hands out, so that whoever reads what was never written is found at once."""
    made = [_segments(tmp_path / filled, filled) for filled in ("0", "1", "85", "170")]

    assert len(set(made)) == 1


def _segments(folder: Path, filled: str) -> str:
    command = [sys.executable, "-m", "tests.support.render_once", folder.as_uri()]
    environment = {**os.environ, "MALLOC_PERTURB_": filled}
    return subprocess.run(  # noqa: S603 - our own program
        command, env=environment, check=True, capture_output=True, text=True, timeout=120
    ).stdout
