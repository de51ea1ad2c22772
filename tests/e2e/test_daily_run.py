"""From an article to a published video that plays, by the API."""

import io
import json
from http import HTTPStatus
from pathlib import Path
from xml.etree import ElementTree as ET

import av
import pytest

from tests.support.articles import write_article
from tests.support.stack import JSON, Stack, articles_online, wait_for

pytestmark = pytest.mark.e2e
AUTO = {"idea": "auto", "script": "auto", "schedule": "auto"}
TOPICS = {
    "ideas.generated",
    "ideas.approved",
    "scripts.generated",
    "assets.requested",
    "assets.generated",
    "videos.rendered",
    "posts.scheduled",
}


@pytest.fixture(scope="module")
def item(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> JSON:
    """The finished item of a run that the API started on a web page."""
    folder = tmp_path_factory.mktemp("articles")
    write_article(folder, "Harbour")
    with articles_online(folder) as address:
        order = {"channel": "demo", "sources": [f"{address}/harbour.md", f"{address}/gone.md"], "gates": AUTO}
        run_id = stack.api("POST", "/runs", order)["run_id"]
        wait_for(lambda: _published(stack.run(run_id)), 180, "the post to be published")
    run = stack.run(run_id)
    assert [problem["source"] for problem in run["problems"]] == [f"{address}/gone.md"]
    pipeline: JSON = run["pipelines"][0]
    return pipeline


def _published(run: JSON) -> bool:
    for view in run["pipelines"]:
        assert view["state"] != "failed", view["failure"]
    return bool(run["pipelines"]) and all((view["post"] or {}).get("published_at") for view in run["pipelines"])


def test_the_published_video_has_picture_and_sound_of_the_promised_length(stack: Stack, item: JSON) -> None:
    files = stack.status()["run"]["items"][0]["video"]
    with av.open(files["mp4"]) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        frames = sum(1 for _ in container.decode(video))
        shape = (video.codec_context.name, video.width, video.height, str(video.average_rate), audio.codec_context.name)
        seconds = float(container.duration or 0) / 1e6

    assert shape == ("h264", 1080, 1920, "30", "aac")
    assert seconds == pytest.approx(item["video"]["duration_sec"], abs=0.1)
    assert frames / 30 == pytest.approx(seconds, abs=0.1)
    assert Path(files["thumbnail"]).stat().st_size > 10_000
    assert Path(files["captions"]).read_text().startswith("WEBVTT")


def test_the_feed_offers_the_video_which_can_be_fetched_in_ranges(stack: Stack, item: JSON) -> None:
    feed = ET.fromstring(stack.get("/feed.xml").content)  # noqa: S314 - our own feed
    entry = next(found for found in feed.iter("item") if found.findtext("title") == item["post"]["title"])
    enclosure = entry.find("enclosure")
    assert enclosure is not None
    path = enclosure.attrib["url"].removeprefix(stack.url(""))
    part = stack.get(path, Range="bytes=100-299")
    whole = stack.get(path)

    assert part.status_code == HTTPStatus.PARTIAL_CONTENT
    assert part.headers["content-range"] == f"bytes 100-299/{enclosure.attrib['length']}"
    assert part.content == whole.content[100:300]
    assert av.open(io.BytesIO(whole.content)).streams.video[0].frames > 0


def test_the_watch_page_shows_the_post_to_anybody(stack: Stack, item: JSON) -> None:
    page = stack.get(f"/watch/{item['post']['slug']}")

    assert page.status_code == HTTPStatus.OK
    assert item["post"]["title"] in page.text
    assert "<video" in page.text


def test_each_step_wrote_its_message(stack: Stack, item: JSON) -> None:
    lines = stack.tgcf("events", "tail", "--lines", "500", "--no-follow").stdout.splitlines()
    idea_id = item["idea"]["idea_id"]
    own = {message["topic"] for message in map(json.loads, lines) if idea_id in json.dumps(message)}

    assert own >= TOPICS - {"videos.rendered", "posts.scheduled"}
    assert {message["topic"] for message in map(json.loads, lines)} >= TOPICS


def test_the_same_article_again_makes_no_second_video(stack: Stack, tmp_path: Path) -> None:
    article = write_article(tmp_path, "Millbrook")
    first = stack.tgcf("run", "daily", "--source", str(article), "--gates", "auto", "--json")
    second = stack.tgcf("run", "daily", "--source", str(article), "--gates", "auto", "--json")
    videos = [json.loads(answer.stdout)["items"][0]["video"]["id"] for answer in (first, second)]

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert videos[0] == videos[1]
