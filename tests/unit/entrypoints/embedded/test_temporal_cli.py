"""Where the Temporal CLI is looked for, and what is accepted as one."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from domain.shared.errors import ProviderUnavailableError
from entrypoints.embedded import temporal_download
from entrypoints.embedded.temporal_cli import cached_cli, find_cli, present_cli
from entrypoints.embedded.temporal_release import SHA256, archive_url


def a_cli(path: Path, server: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho 'temporal version 0.0.0-DEV (Server {server}, UI 2.42.1)'\n")
    path.chmod(0o755)
    return path


def an_archive(content: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        member = tarfile.TarInfo("temporal")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def test_the_setting_comes_before_everything(tmp_path: Path) -> None:
    named = a_cli(tmp_path / "mine", "1.29.1")
    a_cli(cached_cli(tmp_path), "1.29.1")

    assert find_cli(named, tmp_path) == named


def test_a_setting_that_does_not_run_is_an_error_not_a_fallback(tmp_path: Path) -> None:
    a_cli(cached_cli(tmp_path), "1.29.1")

    with pytest.raises(ProviderUnavailableError, match="TGCF_TEMPORAL__CLI"):
        find_cli(tmp_path / "nothing", tmp_path)


def test_path_comes_before_the_cache_and_another_server_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path = a_cli(tmp_path / "bin-of-user" / "temporal", "1.31.0")
    a_cli(cached_cli(tmp_path), "1.29.1")
    monkeypatch.setenv("PATH", str(on_path.parent), prepend=":")
    said: list[str] = []

    assert find_cli(None, tmp_path, said.append) == on_path
    assert "1.31.0" in said[0]


def test_a_cached_program_of_another_server_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    a_cli(cached_cli(tmp_path), "1.0.0")

    assert present_cli(None, tmp_path) is None


def test_the_download_takes_only_what_has_the_known_sum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = an_archive(b"program")
    monkeypatch.setattr(temporal_download, "_fetch", lambda _url: archive)
    target = tmp_path / "temporal"

    with pytest.raises(ProviderUnavailableError, match="sha256"):
        temporal_download.download_cli(target, "linux_amd64")
    assert not target.exists()

    monkeypatch.setitem(dict_of(SHA256), "linux_amd64", hashlib.sha256(archive).hexdigest())
    temporal_download.download_cli(target, "linux_amd64")

    assert target.read_bytes() == b"program"


def dict_of(sums: object) -> dict[str, str]:
    assert isinstance(sums, dict)
    return sums


def test_a_machine_without_a_known_sum_is_not_downloaded_for(tmp_path: Path) -> None:
    with pytest.raises(ProviderUnavailableError, match="plan9_mips"):
        temporal_download.download_cli(tmp_path / "temporal", "plan9_mips")


def test_the_archive_is_named_as_its_makers_do() -> None:
    assert archive_url("darwin_arm64") == "https://temporal.download/cli/archive/v1.5.1?platform=darwin&arch=arm64"
