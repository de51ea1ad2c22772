"""The public site: what is published is seen, nothing else is."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from application.ports.unit_of_work import WorkContext
from domain.posts.post import PostCancelled
from domain.shared.ids import TenantId
from tests.support.builders import ANN, NOON
from tests.support.web import CAPTIONS, ORIGIN, VIDEO, WebWorld

pytestmark = pytest.mark.postgres

PATHS = ("/", "/feed.xml", "/feed.json", "/sitemap.xml")


async def test_an_empty_site_says_so(web: WebWorld) -> None:
    async with web.client() as client:
        answers = [await client.get(path) for path in PATHS]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert "Nothing is published yet" in answers[0].text


async def test_a_published_video_is_on_every_page(web: WebWorld) -> None:
    content = await web.content()
    await web.published(content)
    async with web.client() as client:
        answers = {path: await client.get(path) for path in (*PATHS, "/watch/launch-day-1234")}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
    for path in (*PATHS, "/watch/launch-day-1234"):
        assert "/watch/launch-day-1234" in answers[path].text
    page = answers["/watch/launch-day-1234"].text
    assert "Three things decide a launch day." in page
    assert f'src="/media/{content.post.id}/video.mp4"' in page
    assert '<track kind="captions"' in page
    linked = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert linked is not None
    assert json.loads(linked.group(1))["contentUrl"] == f"{ORIGIN}/media/{content.post.id}/video.mp4"


@pytest.mark.parametrize(("size", "card"), [((1920, 1080), "summary_large_image"), ((1080, 1350), "summary")])
async def test_a_video_keeps_its_own_shape(web: WebWorld, size: tuple[int, int], card: str) -> None:
    await web.published(await web.content(size=size))
    width, height = size
    async with web.client() as client:
        page = (await client.get("/watch/launch-day-1234")).text
        home = (await client.get("/")).text
        feed = (await client.get("/feed.xml")).text

    assert f'<meta name="twitter:card" content="{card}">' in page
    assert f'<meta property="og:video:width" content="{width}">' in page
    assert f'<meta property="og:image:height" content="{height}">' in page
    assert f'preload="none" width="{width}" height="{height}"' in page
    assert ('class="watch wide"' in page) == ('class="hero wide"' in home) == (width > height)
    assert f'width="{width}" height="{height}"' in home
    assert f'width="{width}" height="{height}"' in feed


async def test_what_is_not_published_is_nowhere(web: WebWorld) -> None:
    content = await web.content()
    other = await web.content(web.theirs, slug="theirs-1")
    await web.published(other, web.theirs)
    async with web.client() as client:
        for path in PATHS:
            assert "/watch/" not in (await client.get(path)).text
        hidden = [
            await client.get(path)
            for path in (
                "/watch/launch-day-1234",
                "/watch/theirs-1",
                f"/media/{content.post.id}/video.mp4",
                f"/media/{other.post.id}/video.mp4",
            )
        ]

    assert [answer.status_code for answer in hidden] == [404] * 4


async def test_the_feed_names_the_file_with_its_real_length(web: WebWorld) -> None:
    await web.published(await web.content())
    async with web.client() as client:
        feed = await client.get("/feed.xml")
        again = await client.get("/feed.xml", headers={"If-None-Match": feed.headers["etag"]})
        enclosure = ET.fromstring(feed.content).find("channel/item/enclosure")  # noqa: S314  (we wrote it ourselves)
        assert enclosure is not None
        file = await client.get(enclosure.attrib["url"])

    assert int(enclosure.attrib["length"]) == len(file.content) == len(VIDEO)
    assert file.headers["content-type"] == enclosure.attrib["type"]
    assert (again.status_code, again.content) == (304, b"")


async def test_media_comes_whole_in_ranges_or_not_at_all(web: WebWorld) -> None:
    content = await web.content()
    await web.published(content)
    address = f"/media/{content.post.id}/video.mp4"
    async with web.client() as client:
        whole = await client.get(address)
        head = await client.head(address)
        part = await client.get(address, headers={"Range": "bytes=5-9"})
        several = await client.get(address, headers={"Range": "bytes=0-1,4-5"})
        behind = await client.get(address, headers={"Range": f"bytes={len(VIDEO)}-"})
        known = await client.get(address, headers={"If-None-Match": whole.headers["etag"]})
        changed = await client.get(address, headers={"Range": "bytes=5-9", "If-Range": '"other"'})
        captions = await client.get(f"/media/{content.post.id}/captions.vtt")
        record = await client.get(f"/media/{content.post.id}/post.json")

    assert (whole.status_code, whole.content) == (200, VIDEO)
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", str(len(VIDEO)))
    assert (part.status_code, part.content) == (206, VIDEO[5:10])
    assert part.headers["content-range"] == f"bytes 5-9/{len(VIDEO)}"
    assert (several.status_code, several.content) == (200, VIDEO)
    assert (behind.status_code, behind.headers["content-range"]) == (416, f"bytes */{len(VIDEO)}")
    assert (known.status_code, changed.status_code) == (304, 200)
    assert (captions.content, captions.headers["content-type"]) == (CAPTIONS, "text/vtt; charset=utf-8")
    assert record.status_code == 404


async def test_a_cancelled_post_is_not_shown(web: WebWorld) -> None:
    content = await web.content()
    await web.published(content)
    context = WorkContext(tenant_id=TenantId(web.ours.tenant_id), actor=ANN)
    async with web.container.unit_of_work(context) as work:
        post = await work.posts.get(content.post.id)
        post.cancelled_at = NOON
        post.record(PostCancelled(post_id=post.id, by=ANN, at=NOON))
        await work.commit()
    async with web.client() as client:
        answer = await client.get("/watch/launch-day-1234")
        feed = await client.get("/feed.xml")

    assert answer.status_code == 404
    assert "/watch/" not in feed.text


async def test_hostile_text_stays_text(web: WebWorld) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}"
    content = await web.content()
    context = WorkContext(tenant_id=TenantId(web.ours.tenant_id), actor=ANN)
    async with web.container.unit_of_work(context) as work:
        post = await work.posts.get(content.post.id)
        post.title, post.description, post.tags = hostile, hostile, (hostile,)
        post.confirm(by=ANN, at=NOON)
        await work.commit()
    await web.published(content)
    async with web.client() as client:
        pages = [await client.get(path) for path in ("/", "/watch/launch-day-1234")]

    for page in pages:
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "{{7*7}}" in page.text
    assert len(re.findall("<script", pages[1].text)) == 2


async def test_every_answer_protects_the_browser(web: WebWorld) -> None:
    await web.published(await web.content())
    async with web.client() as client:
        answers = [
            await client.get(path)
            for path in ("/", "/watch/launch-day-1234", "/nothing", "/feed.xml", "/api/v1/ideas", "/t/ours", "/healthz")
        ]

    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-request-id"]
        assert "server" not in answer.headers
    assert "nonce-" in answers[5].headers["content-security-policy"]
    assert answers[5].headers["cache-control"] == "no-store"


async def test_readiness_names_what_is_missing(web: WebWorld) -> None:
    async with web.client() as client:
        ready = await client.get("/readyz")
        web.pipeline.up = False
        waiting = await client.get("/readyz")

    assert ready.status_code == 200
    assert (waiting.status_code, waiting.json()["parts"]) == (503, {"database": "ok", "pipeline": "down"})
