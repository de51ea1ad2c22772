"""Lists as CSV: one row an article or a subject that is talked about, columns by their names."""

import csv
import html
import io
import math
from collections.abc import Mapping

from adapters.sources.composing import clean
from adapters.sources.documents import Document, text_of, unreadable
from adapters.sources.feeds import Entry, Feed
from adapters.sources.front_matter import moment
from adapters.sources.pages import Facts

MOST_ROWS = 200
LONGEST_CELL = 200_000
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "topic", "keyword", "query", "term", "headline", "name"),
    "url": ("url", "link", "address"),
    "text": ("text", "content", "body", "article"),
    "description": ("description", "summary", "excerpt"),
    "tags": ("tags", "categories", "keywords"),
    "date": ("date", "published", "published_at", "day"),
    "weight": ("weight", "volume", "count", "searches", "interest", "traffic"),
    "author": ("author", "by"),
}
"""What a column is called, first of several that are there."""


def read_csv(document: Document) -> Feed:
    """Raise `SourceUnreadableError` if there is no row with a title, an address or a text."""
    text = text_of(document).lstrip("\ufeff")
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text), restkey="rest"))
    except csv.Error as error:
        raise unreadable(document.source, f"it is no list with columns ({error})") from None
    named = [_named(row) for row in rows]
    used = [row for row in named if row["title"] or row["url"] or row["text"]][:MOST_ROWS]
    if not used:
        wanted = "a head line with columns as title, url, text, date or weight"
        raise unreadable(document.source, f"the list has no rows to use. Give it {wanted}")
    most = max([1.0, *(_number(row["weight"]) for row in used)])
    problem = f"{document.source}: only the first {MOST_ROWS} rows were read." if len(rows) > MOST_ROWS else ""
    return Feed(tuple(_entry(row, most) for row in used), problem)


def _dialect(text: str) -> type[csv.Dialect]:
    head = text[:4000].splitlines()[:1]
    try:
        return csv.Sniffer().sniff(head[0] if head else "", delimiters=",;\t|")
    except csv.Error:
        return csv.excel


def _named(row: Mapping[str, object]) -> dict[str, str]:
    given = {str(name).strip().lower(): value for name, value in row.items() if isinstance(value, str)}
    return {
        ours: next((given[name] for name in names if given.get(name, "").strip()), "") for ours, names in NAMES.items()
    }


def _entry(row: Mapping[str, str], most: float) -> Entry:
    paragraphs = [part for part in row["text"].split("\n") if part.strip()]
    url = row["url"].strip() if row["url"].strip().startswith(("http://", "https://")) else ""
    return Entry(
        Facts(
            title=clean(row["title"]),
            description=clean(row["description"])[:500],
            tags=tuple(tag for tag in (clean(part) for part in row["tags"].replace(";", ",").split(",")) if tag),
            author=clean(row["author"]),
            url=url,
            published_at=moment(row["date"]),
        ),
        "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs),
        weight=_number(row["weight"]) / most if row["weight"].strip() else 1.0,
    )


def _number(text: str) -> float:
    """Return 0 for what is no number, or has no end: “inf” is one in Python."""
    try:
        found = float(text.strip().replace(",", "").rstrip("%+") or 0)
    except ValueError:
        return 0.0
    return max(0.0, found) if math.isfinite(found) else 0.0
