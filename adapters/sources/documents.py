"""What was read, before it is understood: bytes, where they came from, and what kind of text they are."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from domain.shared.errors import SourceUnreadableError

_FEED = re.compile(r"<(rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_SITEMAP = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)[\s>]", re.IGNORECASE)
_HTML = re.compile(r"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4000
_MOST_CONTROLS = 3


class Kind(StrEnum):
    MARKDOWN = "markdown"
    HTML = "html"
    FEED = "feed"
    SITEMAP = "sitemap"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Document:
    """`source` is named in problems; `location` is the path or address that relative links start from."""

    source: str
    location: str
    content: bytes
    media_type: str = ""
    charset: str = ""


def text_of(document: Document) -> str:
    """Decode it; raise `SourceUnreadableError` if it is no text."""
    content = document.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:_HEAD] or len(_CONTROL.findall(content[:_HEAD].decode("latin-1"))) > _MOST_CONTROLS:
        raise unreadable(document.source, "this is a binary file, not text. Export it as Markdown or HTML")
    for charset in (document.charset, "utf-8-sig"):
        try:
            return content.decode(charset) if charset else content.decode("utf-8-sig")
        except (UnicodeDecodeError, LookupError):
            continue
    if document.charset or _declares_charset(content):
        return content.decode(_declares_charset(content) or "utf-8", "replace")
    raise unreadable(document.source, "it is not UTF-8 text. Save it as UTF-8, or check that it is a text file")


def kind_of(document: Document, text: str) -> Kind:
    """By content first, as names and servers are often wrong."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    suffix = PurePosixPath(document.location.partition("?")[0]).suffix.lower()
    if head.startswith("{") and _JSON_FEED.search(head):
        return Kind.FEED
    if _HTML.match(head):
        return Kind.HTML
    if head.startswith("<") and (_SITEMAP.search(head) or _FEED.search(head)):
        return Kind.SITEMAP if _SITEMAP.search(head) else Kind.FEED
    return _kind_by_name(suffix, document.media_type)


def _kind_by_name(suffix: str, media_type: str) -> Kind:
    if suffix in (".html", ".htm") or media_type in ("text/html", "application/xhtml+xml"):
        return Kind.HTML
    if suffix == ".csv" or media_type == "text/csv":
        return Kind.TABLE
    if suffix in (".xml", ".rss", ".atom") or media_type.endswith(("xml", "feed+json")):
        return Kind.FEED
    return Kind.MARKDOWN


def refuse_entities(source: str, text: str) -> None:
    """A few lines of them can swell to gigabytes, and no feed or sitemap needs any."""
    if "<!ENTITY" in text:
        raise unreadable(source, "it declares XML entities, which no feed needs and which can swell without end")


def unreadable(source: str, reason: str) -> SourceUnreadableError:
    return SourceUnreadableError(f"{source}: {reason}.")


def _declares_charset(content: bytes) -> str:
    found = re.search(rb"""charset=["']?([\w-]+)|encoding=["']([\w-]+)""", content[:_HEAD])
    name = (found[1] or found[2]).decode("ascii") if found else ""
    try:
        b"".decode(name or "utf-8")
    except LookupError:
        return ""
    return name
