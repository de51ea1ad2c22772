"""What the command line says when something is wrong: a sentence, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.stack import Stack

pytestmark = pytest.mark.e2e


def alone(home: Path, *words: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TGCF_HOME": str(home), **changes}
    command = [sys.executable, "-m", "entrypoints.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - the product's own command


def one_sentence(answer: subprocess.CompletedProcess[str]) -> str:
    said = answer.stderr.strip()
    assert "Traceback" not in said
    assert said.startswith("Error: ")
    assert "\n" not in said
    return said


@pytest.mark.parametrize("words", [("run", "daily", "--source", "x.md"), ("events", "tail"), ("sign-in-link",)])
def test_where_nothing_runs_it_says_how_to_start(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = alone(tmp_path, *words)

    assert answer.returncode == 1
    assert "`tgcf up`" in one_sentence(answer)


def test_status_of_nothing_is_no_error(tmp_path: Path) -> None:
    answer = alone(tmp_path, "status", "--json")

    assert answer.returncode == 0
    assert '"running": false' in answer.stdout


def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    answer = alone(tmp_path, "status", TGCF_WEB__PORT="many")

    assert answer.returncode == 2
    assert "TGCF_WEB__PORT" in one_sentence(answer)


def test_an_unknown_channel_is_answered_with_the_known_ones(stack: Stack) -> None:
    answer = stack.tgcf("run", "daily", "--channel", "nowhere", "--source", "x.md")

    assert answer.returncode == 1
    assert "demo" in one_sentence(answer)


def test_an_unknown_topic_is_answered_with_the_known_ones(stack: Stack) -> None:
    answer = stack.tgcf("events", "tail", "videos.dreamt")

    assert answer.returncode == 1
    assert "videos.rendered" in one_sentence(answer)


def test_sources_that_cannot_be_read_are_named_and_make_the_run_fail(stack: Stack, tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.md").write_text("")
    sources = [str(tmp_path / name) for name in ("binary.md", "empty.md", "missing.md")]
    answer = stack.tgcf("run", "daily", *(word for source in sources for word in ("--source", source)))

    assert answer.returncode == 1
    assert "Traceback" not in answer.stderr
    assert all(source in answer.stderr for source in sources)
