"""The installation's key."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import SecretStr

from entrypoints.bootstrap.session_key import session_key
from entrypoints.bootstrap.settings import Settings, WebSettings


def test_all_who_ask_first_at_once_get_the_same_key(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: session_key(settings), range(64)))

    (file,) = (tmp_path / "home").iterdir()
    assert [len(key) for key in keys] == [32]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_given_secret_makes_the_key_and_leaves_no_file(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, web=WebSettings(session_secret=SecretStr("shared by many")))

    assert session_key(settings) == session_key(settings) != b""
    assert list(tmp_path.iterdir()) == []
