"""Worker and web are killed in the middle of the work, and nothing is lost, and nothing made twice."""

import os
import signal
from pathlib import Path

import httpx2
import pytest

from tests.support.articles import write_article
from tests.support.stack import JSON, Stack, wait_for

pytestmark = pytest.mark.e2e


def _stage(stack: Stack, run_id: str) -> JSON:
    views = stack.run(run_id)["pipelines"]
    return views[0] if views else {"stage": "", "state": "", "stages": []}


def _rendering(stack: Stack, run_id: str) -> bool:
    view = _stage(stack, run_id)
    assert view["stage"] not in {"publish", "done"}, "the render was over before it could be disturbed"
    return any(each["stage"] == "video" and each["done"] >= 1 for each in view["stages"])


def _through(stack: Stack, run_id: str) -> bool:
    try:
        view = _stage(stack, run_id)
    except httpx2.HTTPError:
        return False
    assert view["state"] != "failed", view["failure"]
    return bool((view.get("post") or {}).get("published_at"))


def test_a_killed_worker_and_a_killed_web_cost_nothing_but_time(stack: Stack, tmp_path: Path) -> None:
    write_article(tmp_path, "Northgate", 340)
    request = stack.tgcf("channel", "add", "kills", "--gates", "auto", "--source", str(tmp_path / "northgate.md"))
    assert request.returncode == 0, request.stderr
    run_id = stack.api("POST", "/runs", {"channel": "kills"})["run_id"]
    wait_for(lambda: _rendering(stack, run_id), 120, "the render to be under way")
    before = stack.note["processes"]
    for name in ("worker", "web"):
        os.kill(before[name], signal.SIGKILL)
    wait_for(lambda: stack.note["processes"].get("web") not in {None, before["web"]}, 30, "another web process")
    wait_for(lambda: _through(stack, run_id), 180, "the post to be published")
    idea_id = _stage(stack, run_id)["idea"]["idea_id"]
    videos = [video for video in stack.api("GET", "/videos")["items"] if video["idea_id"] == idea_id]
    posts = [post for post in stack.api("GET", "/posts")["items"] if post["idea_id"] == idea_id]

    assert stack.note["processes"]["worker"] != before["worker"]
    assert (len(videos), len(posts)) == (1, 1)
    assert (videos[0]["status"], posts[0]["status"]) == ("ready", "published")
