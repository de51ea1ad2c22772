"""One instance to a folder: who holds it, and how others find it."""

import fcntl
from pathlib import Path
from threading import Timer

import pytest

from entrypoints.embedded.instance import (
    AlreadyRunningError,
    Instance,
    NotRunningError,
    holding,
    note_path,
    require_running,
    running,
    write_note,
)

URL = "http://127.0.0.1:8000/t/acme"


def test_a_held_folder_is_refused_with_the_address_of_the_holder(tmp_path: Path) -> None:
    with holding(tmp_path):
        write_note(tmp_path, Instance(pid=7, urls={"portal": URL}))
        with pytest.raises(AlreadyRunningError, match=f"process 7.*{URL}"), holding(tmp_path):
            pytest.fail("the folder was held twice")


def test_a_folder_is_free_again_after_its_holder(tmp_path: Path) -> None:
    with holding(tmp_path):
        pass

    with holding(tmp_path):
        assert running(tmp_path) is not None


def test_who_only_looks_on_keeps_nobody_from_starting(tmp_path: Path) -> None:
    with holding(tmp_path):
        pass
    with (tmp_path / "run" / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        assert running(tmp_path) is None

        Timer(0.1, fcntl.flock, (lock, fcntl.LOCK_UN)).start()
        with holding(tmp_path):
            assert running(tmp_path) is not None


def test_a_note_that_its_holder_left_behind_says_nothing(tmp_path: Path) -> None:
    with holding(tmp_path):
        write_note(tmp_path, Instance(pid=7, ready=True))

    assert running(tmp_path) is None
    with pytest.raises(NotRunningError, match="Nothing runs"):
        require_running(tmp_path)


def test_what_is_starting_is_not_ready_to_be_joined(tmp_path: Path) -> None:
    with holding(tmp_path):
        write_note(tmp_path, Instance(pid=7))
        with pytest.raises(NotRunningError, match="still starting"):
            require_running(tmp_path)


def test_the_note_is_for_its_owner_only(tmp_path: Path) -> None:
    with holding(tmp_path):
        write_note(tmp_path, Instance(pid=7))
        mode = note_path(tmp_path).stat().st_mode & 0o777

    assert mode == 0o600


def test_a_folder_that_was_never_used_is_not_made_by_asking(tmp_path: Path) -> None:
    assert running(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()
