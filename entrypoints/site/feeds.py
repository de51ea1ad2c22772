"""The site as feeds: RSS 2.0 with Media RSS, JSON Feed 1.1, and the map for search engines. Pure: entries to bytes."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from adapters.publishing.own_site import CAPTIONS
from entrypoints.site.published import Entry

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
SITEMAP = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:video": "http://www.google.com/schemas/sitemap-video/1.1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """`url` is how readers reach it, without a slash at the end."""

    url: str
    title: str
    description: str
    language: str = "en"


def text(value: str) -> str:
    """XML cannot hold every character, escaped or not."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def _add(parent: Element, tag: str, value: str = "", **attributes: str) -> Element:
    child = SubElement(parent, tag, {name: text(given) for name, given in attributes.items()})
    child.text = text(value) or None
    return child


def _written(root: Element) -> bytes:
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def rss(site: Site, entries: Sequence[Entry]) -> bytes:
    root = Element("rss", {"version": "2.0", **NAMESPACES})
    channel = SubElement(root, "channel")
    _add(channel, "title", site.title)
    _add(channel, "link", f"{site.url}/")
    _add(channel, "description", site.description)
    _add(channel, "language", site.language)
    SubElement(channel, "atom:link", {"href": f"{site.url}/feed.xml", "rel": "self", "type": "application/rss+xml"})
    _add(channel, "podcast:medium", "video")
    if entries:
        _add(channel, "lastBuildDate", _rfc_822(entries[0].published_at))
    for entry in entries:
        _rss_item(SubElement(channel, "item"), site, entry)
    return _written(root)


def _rss_item(item: Element, site: Site, entry: Entry) -> None:
    record = entry.record
    _add(item, "title", record.title)
    _add(item, "link", f"{site.url}{entry.path}")
    _add(item, "guid", str(entry.post.post_id), isPermaLink="false")
    _add(item, "pubDate", _rfc_822(entry.published_at))
    _add(item, "description", record.description)
    for tag in record.tags:
        _add(item, "category", tag)
    video = {"url": f"{site.url}{entry.video_path}", "type": "video/mp4"}
    _add(item, "enclosure", **video, length=str(record.size_bytes))
    content = _add(
        item,
        "media:content",
        **video,
        fileSize=str(record.size_bytes),
        medium="video",
        duration=str(round(record.duration_sec)),
        width=str(record.width),
        height=str(record.height),
    )
    _add(content, "media:title", record.title, type="plain")
    _add(content, "media:thumbnail", url=f"{site.url}{entry.poster_path}")
    _add(item, "podcast:transcript", url=f"{site.url}{entry.media(CAPTIONS)}", type="text/vtt")


def json_feed(site: Site, entries: Sequence[Entry]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": f"{site.url}/",
        "feed_url": f"{site.url}/feed.json",
        "description": site.description,
        "language": site.language,
        "items": [_json_item(site, entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False).encode()


def _json_item(site: Site, entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {
        "id": str(entry.post.post_id),
        "url": f"{site.url}{entry.path}",
        "title": record.title,
        "content_text": record.description,
        "image": f"{site.url}{entry.poster_path}",
        "date_published": entry.published_at.astimezone(UTC).isoformat(),
        "tags": list(record.tags),
        "attachments": [
            {
                "url": f"{site.url}{entry.video_path}",
                "mime_type": "video/mp4",
                "title": record.title,
                "size_in_bytes": record.size_bytes,
                "duration_in_seconds": round(record.duration_sec),
            }
        ],
    }


def sitemap(site: Site, entries: Sequence[Entry]) -> bytes:
    root = Element("urlset", SITEMAP)
    _add(SubElement(root, "url"), "loc", f"{site.url}/")
    for entry in entries:
        url = SubElement(root, "url")
        _add(url, "loc", f"{site.url}{entry.path}")
        _add(url, "lastmod", entry.published_at.astimezone(UTC).isoformat(timespec="seconds"))
        video = SubElement(url, "video:video")
        _add(video, "video:thumbnail_loc", f"{site.url}{entry.poster_path}")
        _add(video, "video:title", entry.record.title)
        _add(video, "video:description", entry.record.description or entry.record.title)
        _add(video, "video:content_loc", f"{site.url}{entry.video_path}")
        _add(video, "video:duration", str(max(1, round(entry.record.duration_sec))))
    return _written(root)


def _rfc_822(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True)
