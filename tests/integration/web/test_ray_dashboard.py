"""The way from the portal to the Ray dashboard, for who is signed in."""

from pathlib import Path

import pytest

from entrypoints.embedded.instance import Instance, private, write_note
from tests.support.web import WebWorld

pytestmark = pytest.mark.postgres
DASHBOARD = "http://127.0.0.1:8265/"


def note(home: Path) -> None:
    """What a supervisor leaves for the others."""
    token = home / "token"
    token.write_text("s3cret\n")
    private(home / "run")
    environment = {"TGCF_RAY__DASHBOARD_URL": DASHBOARD, "TGCF_RAY__TOKEN_PATH": str(token)}
    write_note(home, Instance(pid=1, environment=environment))


async def test_who_is_signed_in_is_let_in(web: WebWorld, tmp_path: Path) -> None:
    note(tmp_path)
    async with await web.portal() as browser:
        answer = await browser.get("http://localhost/t/ours/ray", headers={"Cookie": _cookies(browser.cookies)})

    assert (answer.status_code, answer.headers["location"]) == (303, "http://localhost:8265/")
    assert answer.headers["set-cookie"].startswith("ray-authentication-token=s3cret; HttpOnly")


async def test_on_another_name_of_the_server_the_token_stays_here(web: WebWorld, tmp_path: Path) -> None:
    note(tmp_path)
    async with await web.portal() as browser:
        answer = await browser.get("/t/ours/ray")

    assert answer.headers["location"] == DASHBOARD
    assert "s3cret" not in str(answer.headers)


async def test_who_is_not_signed_in_gets_no_token(web: WebWorld, tmp_path: Path) -> None:
    note(tmp_path)
    async with web.client() as stranger:
        answer = await stranger.get("http://localhost/t/ours/ray")

    assert "s3cret" not in str(answer.headers)
    assert DASHBOARD not in str(answer.headers)


async def test_without_a_dashboard_the_page_says_how_to_get_one(web: WebWorld) -> None:
    async with await web.portal() as browser:
        answer = await browser.get("/t/ours/ray")

    assert answer.status_code == 404
    assert "TGCF_RAY__DASHBOARD" in answer.text


def _cookies(jar: object) -> str:
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar.jar)  # type: ignore[attr-defined]
