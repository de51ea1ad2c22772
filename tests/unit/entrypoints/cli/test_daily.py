"""What `tgcf run daily` takes for a source, and how long it waits for a run to begin."""

from datetime import timedelta
from pathlib import Path

import pytest

from application.contracts.pipeline import SourceProblem, Stage, StageState
from domain.shared.errors import InvalidInputError, PipelineUnavailableError
from entrypoints.cli import access, daily
from entrypoints.cli.locations import as_location
from entrypoints.cli.report import Reporter
from tests.support.builders import NOON
from tests.support.object_store import MemoryObjectStore
from tests.unit.entrypoints.cli.test_outcome import a_run_of, a_view


def test_a_path_is_told_as_the_caller_sees_it_and_an_address_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert as_location("a b.md") == str(tmp_path / "a b.md")
    assert as_location("https://example.org/a.md") == "https://example.org/a.md"


def test_a_channel_keeps_the_whole_path_of_its_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    wanted = access.wanted_of(["mine", "https://example.org/feed.xml"], None, "")

    assert wanted["sources"] == (str(tmp_path / "mine"), "https://example.org/feed.xml")


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_source_is_not_taken_for_the_folder_one_stands_in(nothing: str) -> None:
    with pytest.raises(InvalidInputError, match="name a file, a folder or a URL"):
        as_location(nothing)


def test_a_run_that_does_not_begin_is_not_waited_for_for_ever() -> None:
    daily._expect_soon(daily.BEGINS_WITHIN_SEC)  # noqa: SLF001 - a minute and a half is too long to wait in a test

    with pytest.raises(PipelineUnavailableError, match="has not begun"):
        daily._expect_soon(daily.BEGINS_WITHIN_SEC + 1)  # noqa: SLF001 - as above


def test_who_has_to_decide_learns_once_which_sources_could_not_be_read() -> None:
    bad = SourceProblem(source="a.md", reason="a.md: it is empty.")
    run = a_run_of(a_view(Stage.IDEA, StageState.WAITING), problems=(bad,))
    told = daily.Told(Reporter(MemoryObjectStore(), "http://site", "tenant"), patience=timedelta(seconds=1))
    said: list[str] = []

    for seconds in range(3):
        told.gates(run, said.append, NOON + timedelta(seconds=seconds))

    assert said[0] == "✗ a.md: it is empty."
    assert "Launch day waits for your decision (idea)" in said[1]
    assert len(said) == 2
