"""Feeds are well-formed whatever the titles say."""

import json
from xml.etree import ElementTree as ET

import pytest

from application.contracts.payloads import PostPayload
from entrypoints.site.feeds import Site, json_feed, rss, sitemap
from entrypoints.site.published import Entry, Record
from tests.support.builders import NOON, a_post

SITE = Site(url="https://tg.example", title="Ours & theirs", description="Short videos.")
MEDIA = "{http://search.yahoo.com/mrss/}"
NASTY = ["Plain", "<script>alert(1)</script>", "]]>&amp;", "\x00\x0b\ufffe bell\x07", "ثلاث طرق 👩‍🚀"]


def an_entry(title: str = "Launch day", description: str = "What it needs.") -> Entry:
    record = Record(
        slug="launch-day-1234",
        title=title,
        description=description,
        tags=("launch", title),
        duration_sec=38.4,
        width=1080,
        height=1920,
        size_bytes=4_000_000,
    )
    return Entry(PostPayload.of(a_post()), record, NOON)


@pytest.mark.parametrize("title", NASTY)
def test_every_feed_can_be_read_whatever_a_title_holds(title: str) -> None:
    entries = [an_entry(title, title)]
    item = ET.fromstring(rss(SITE, entries)).find("channel/item")  # noqa: S314  (we wrote it ourselves)

    assert item is not None
    assert "script" not in {child.tag for child in item.iter()}
    assert json.loads(json_feed(SITE, entries))["items"][0]["title"] == title
    ET.fromstring(sitemap(SITE, entries))  # noqa: S314  (we wrote it ourselves)


def test_an_item_names_its_file_with_type_and_length_and_is_known_by_the_post() -> None:
    entry = an_entry()
    item = ET.fromstring(rss(SITE, [entry])).find("channel/item")  # noqa: S314  (we wrote it ourselves)
    assert item is not None
    enclosure, guid, content = item.find("enclosure"), item.find("guid"), item.find(f"{MEDIA}content")
    assert enclosure is not None
    assert guid is not None
    assert content is not None

    assert enclosure.attrib == {
        "url": f"https://tg.example/media/{entry.post.post_id}/video.mp4",
        "type": "video/mp4",
        "length": "4000000",
    }
    assert (guid.text, guid.attrib) == (str(entry.post.post_id), {"isPermaLink": "false"})
    assert content.attrib["duration"] == "38"
    assert item.findtext("pubDate") == "Thu, 01 Jan 2026 12:00:00 GMT"
    assert item.findtext("link") == "https://tg.example/watch/launch-day-1234"


def test_an_empty_site_has_feeds_too() -> None:
    root = ET.fromstring(rss(SITE, []))  # noqa: S314  (we wrote it ourselves)
    own = root.find("channel/{http://www.w3.org/2005/Atom}link")

    assert own is not None
    assert own.attrib["href"] == "https://tg.example/feed.xml"
    assert json.loads(json_feed(SITE, []))["items"] == []
