"""Sockets lie where their path is short enough, whatever the system calls its folder for what is temporary."""

import tempfile
from pathlib import Path

import pytest

from entrypoints.embedded.short_folder import short_folder

RAY = "tgray-12345678/session_2026-11-24_12-45-32_123456_4194304/sockets/plasma_store"
MOST_BYTES = 103


@pytest.mark.parametrize(
    "usual", ["/scratch", "/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T", "/home/ann/builds/17/tmp"]
)
def test_a_socket_of_ray_has_room_for_its_path(usual: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", usual)

    assert len(str(short_folder() / RAY)) <= MOST_BYTES


def test_a_short_folder_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/scratch")

    assert short_folder() == Path("/scratch")
