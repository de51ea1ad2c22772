"""Files that a specification names are copied under the hash of what was copied."""

import hashlib
from io import BufferedReader
from pathlib import Path

import pytest

from adapters.rendering.standalone.specification import taken_in
from domain.shared.errors import InvalidInputError
from render_cluster.media import StoreSpec, listed
from render_cluster.spec import SceneSpec, Still, VideoSpec


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "photo.png").write_bytes(b"first")
    store = StoreSpec((tmp_path / "objects").as_uri())
    spec = VideoSpec(scenes=(SceneSpec(scene_id="a", visual=Still(picture="photo.png"), duration_sec=1),))
    hashed = hashlib.file_digest

    def written_meanwhile(file: BufferedReader, name: str) -> object:
        found = hashed(file, name)
        (tmp_path / "photo.png").write_bytes(b"second")
        return found

    monkeypatch.setattr(hashlib, "file_digest", written_meanwhile)
    with pytest.raises(InvalidInputError, match=r"photo\.png \(it changes while it is read\)"):
        taken_in(spec, tmp_path, store)

    assert list(listed(store, "t/local/sources/")) == []
