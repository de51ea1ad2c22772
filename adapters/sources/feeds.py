"""RSS, Atom and JSON feeds, to entries."""

import io
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax import SAXException

import feedparser

from adapters.sources.composing import PictureLink, clean
from adapters.sources.documents import Document, refuse_entities, text_of, unreadable
from adapters.sources.front_matter import moment
from adapters.sources.pages import Facts

MOST_ENTRIES = 25


@dataclass(frozen=True, slots=True)
class Entry:
    """`markup` is the content that the feed itself carries, which may be a teaser or nothing.

    `weight` is how much it is talked about, from 0 to 1, if the source says so.
    """

    facts: Facts
    markup: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Feed:
    """`problem` says where the feed is broken; the entries before that place were kept."""

    entries: tuple[Entry, ...]
    problem: str = ""


def read_feed(document: Document) -> Feed:
    """Raise `SourceUnreadableError` if nothing of it can be used."""
    text = text_of(document)
    if text.lstrip("\ufeff \r\n\t").startswith("{"):
        return _json_feed(document, text)
    refuse_entities(document.source, text)
    parsed = feedparser.parse(io.BytesIO(document.content))  # bytes alone are opened as a file, if they name one
    entries = [_entry(entry) for entry in parsed.entries[:MOST_ENTRIES]]
    broken = parsed.get("bozo_exception") if parsed.get("bozo") else None
    if not isinstance(broken, SAXException):
        if not entries:
            raise unreadable(document.source, "the feed has no entries. Name a feed that has some, or an article")
        return Feed(tuple(entries))
    line = broken.getLineNumber() if hasattr(broken, "getLineNumber") else "?"
    problem = f"{document.source}: the feed is broken XML at line {line} ({broken.getMessage()})"
    if len(entries) < 2:  # noqa: PLR2004 - the last entry is the one that may be cut
        raise unreadable(document.source, problem.partition(": ")[2] + ". Ask its publisher to mend it")
    return Feed(tuple(entries[:-1]), f"{problem}; what comes after the break was left out.")


def _entry(entry: Any) -> Entry:  # noqa: ANN401 - feedparser's own dictionary has no type
    contents = [part.get("value", "") for part in entry.get("content", ())]
    markup = max([*contents, entry.get("summary", "")], key=len)
    moved = entry.get("published_parsed") or entry.get("updated_parsed")
    summary = entry.get("summary", "") if contents else ""
    picture = next((link["href"] for link in _pictures(entry)), "")
    return Entry(
        Facts(
            title=clean(entry.get("title", "")),
            description=_plain(summary),
            tags=tuple(clean(tag.get("term") or "") for tag in entry.get("tags", ()) if tag.get("term")),
            author=clean(entry.get("author", "")),
            url=_web(entry.get("link", "")),
            published_at=datetime(*moved[:6], tzinfo=UTC) if isinstance(moved, time.struct_time) else None,
            header=PictureLink(picture, "") if picture else None,
        ),
        markup,
    )


def _pictures(entry: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    for link in entry.get("enclosures", ()):
        if str(link.get("type", "")).startswith("image/") and link.get("href"):
            yield link


def _json_feed(document: Document, text: str) -> Feed:
    try:
        items = json.loads(text)["items"][:MOST_ENTRIES]
        entries = [_json_entry(item) for item in items if isinstance(item, dict)]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise unreadable(document.source, f"it is no valid JSON feed ({type(error).__name__})") from None
    if not entries:
        raise unreadable(document.source, "the feed has no entries. Name a feed that has some, or an article")
    return Feed(tuple(entries))


def _json_entry(item: Mapping[str, Any]) -> Entry:
    authors = item.get("authors") or [item.get("author") or {}]
    paragraphs = str(item.get("content_text") or "").split("\n\n")
    plain = "".join(f"<p>{_escape(paragraph)}</p>" for paragraph in paragraphs)
    picture = str(item.get("image") or item.get("banner_image") or "")
    return Entry(
        Facts(
            title=clean(str(item.get("title") or "")),
            description=clean(str(item.get("summary") or "")),
            tags=tuple(clean(tag) for tag in item.get("tags") or () if isinstance(tag, str)),
            author=clean(str(authors[0].get("name") or "")),
            url=_web(str(item.get("url") or item.get("external_url") or "")),
            published_at=moment(item.get("date_published")),
            header=PictureLink(picture, "") if picture else None,
        ),
        str(item.get("content_html") or plain),
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _plain(markup: str) -> str:
    return clean(re.sub(r"<[^>]+>", " ", markup))[:500]


def _web(link: str) -> str:
    return link if link.startswith(("http://", "https://")) else ""
