"""Articles from files, folders, pages, feeds, sitemaps and lists."""

import asyncio
import re
import stat
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.sources.csv_lists import read_csv
from adapters.sources.documents import Document, Kind, kind_of, text_of, unreadable
from adapters.sources.egress import EgressClient
from adapters.sources.feeds import MOST_ENTRIES, Entry, Feed, read_feed
from adapters.sources.pages import Reading, read_entry, read_markdown, read_page
from adapters.sources.pictures import Pictures, Shelf
from adapters.sources.sitemaps import Sitemap, read_sitemap
from application.contracts.article import Article
from application.contracts.pipeline import SourceProblem
from application.ports.article_source import ArticleSource, SourceReading
from application.ports.object_store import ObjectStore
from domain.shared.errors import SourceUnreadableError
from domain.shared.ids import TenantId

SUFFIXES = (".md", ".markdown", ".html", ".htm")
FEED_SUFFIXES = (".xml", ".rss", ".atom", ".json")
LARGEST_FILE = 20_000_000
FULL_ENTRY_LETTERS = 900
LISTS = (Kind.FEED, Kind.SITEMAP, Kind.TABLE)
OLDEST = datetime.min.replace(tzinfo=UTC)


class Articles(ArticleSource):
    def __init__(self, egress: EgressClient, store: ObjectStore) -> None:
        self._egress = egress
        self._pictures = Pictures(egress, store)

    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        try:
            if re.match(r"(?i)[a-z][a-z0-9+.-]*://", source):
                return await self._address(tenant_id, source)
            path, files = await asyncio.to_thread(listed_in, source)
            if files is not None:
                return await self._folder(tenant_id, path, files)
            return await self._file(tenant_id, path, path.parent)
        except SourceUnreadableError as error:
            return _failed(source, str(error))
        except Exception as error:  # noqa: BLE001 - a parser's surprise must not stop the other sources
            return _failed(source, surprise(source, error))

    async def _folder(self, tenant_id: TenantId, folder: Path, files: Sequence[Path]) -> SourceReading:
        readings = [await self._in_folder(tenant_id, path, folder) for path in files]
        return SourceReading(
            tuple(article for reading in readings for article in reading.articles),
            tuple(problem for reading in readings for problem in reading.problems),
        )

    async def _in_folder(self, tenant_id: TenantId, path: Path, folder: Path) -> SourceReading:
        try:
            return await self._file(tenant_id, path, folder)
        except SourceUnreadableError as error:
            return _failed(str(path), str(error))
        except Exception as error:  # noqa: BLE001 - a parser's surprise must not stop the other files
            return _failed(str(path), surprise(str(path), error))

    async def _file(self, tenant_id: TenantId, path: Path, root: Path) -> SourceReading:
        content = await asyncio.to_thread(content_of, path)
        document = Document(source=str(path), location=str(path), content=content)
        return await self._document(tenant_id, document, Shelf(folder=path.parent, root=root))

    async def _address(self, tenant_id: TenantId, source: str) -> SourceReading:
        return await self._document(tenant_id, await self._fetched(source), None)

    async def _fetched(self, source: str) -> Document:
        page = await self._egress.fetch(source)
        return Document(source, page.url, page.content, page.media_type, page.charset)

    async def of_document(self, tenant_id: TenantId, document: Document) -> SourceReading:
        """Read what was fetched before; a bad document is a problem, as in `read`."""
        try:
            return await self._document(tenant_id, document, None)
        except SourceUnreadableError as error:
            return _failed(document.source, str(error))
        except Exception as error:  # noqa: BLE001 - a parser's surprise must not stop the other sources
            return _failed(document.source, surprise(document.source, error))

    async def _document(self, tenant_id: TenantId, document: Document, shelf: Shelf | None) -> SourceReading:
        shelf = shelf or Shelf(url=document.location)
        kind = kind_of(document, text_of(document))
        if kind in LISTS:
            feed = await self.listed(document, kind)
            return await self._feed(tenant_id, document, feed, shelf)
        read = read_page if kind is Kind.HTML else read_markdown
        reading = await asyncio.to_thread(read, document, shelf.url)
        return SourceReading((await self._with_pictures(tenant_id, reading, shelf),))

    async def listed(self, document: Document, kind: Kind) -> Feed:
        """Return the entries of a feed, a sitemap or a table; an index of sitemaps is followed one step."""
        if kind is Kind.SITEMAP:
            sitemap = await asyncio.to_thread(read_sitemap, document)
            return await self._nested(document, sitemap) if sitemap.nested else sitemap.feed
        return await asyncio.to_thread(read_csv if kind is Kind.TABLE else read_feed, document)

    async def _nested(self, document: Document, sitemap: Sitemap) -> Feed:
        entries: list[Entry] = []
        problems: list[str] = []
        for url in sitemap.nested:
            try:
                entries += (await asyncio.to_thread(read_sitemap, await self._fetched(url))).feed.entries
            except SourceUnreadableError as error:
                problems.append(str(error))
        if not entries:
            raise unreadable(document.source, "; ".join(problems) or "its sitemaps name no pages")
        newest = sorted(entries, key=lambda entry: entry.facts.published_at or OLDEST, reverse=True)
        return Feed(tuple(newest[:MOST_ENTRIES]), "; ".join(problems))

    async def _feed(self, tenant_id: TenantId, document: Document, feed: Feed, shelf: Shelf) -> SourceReading:
        articles: list[Article] = []
        problems = [SourceProblem(source=document.source, reason=feed.problem)] if feed.problem else []
        for number, entry in enumerate(feed.entries, start=1):
            name = entry.facts.url or f"{document.source}#{number}"
            try:
                reading, base = await self._entry(name, document, entry, shelf)
                articles.append(await self._with_pictures(tenant_id, reading, base))
            except SourceUnreadableError as error:
                problems.append(SourceProblem(source=name, reason=str(error)))
        return SourceReading(tuple(articles), tuple(problems))

    async def _entry(self, name: str, document: Document, entry: Entry, shelf: Shelf) -> tuple[Reading, Shelf]:
        url = entry.facts.url
        if url and len(re.sub(r"<[^>]+>", "", entry.markup)) < FULL_ENTRY_LETTERS:
            try:
                page = await self._fetched(url)
                return await asyncio.to_thread(read_page, page, page.location), Shelf(url=page.location)
            except SourceUnreadableError:
                if not entry.markup:
                    raise
        own = Document(source=name, location=url or document.location, content=b"")
        base = Shelf(url=url) if url and shelf.url else shelf
        return await asyncio.to_thread(read_entry, own, entry.markup, entry.facts), base

    async def _with_pictures(self, tenant_id: TenantId, reading: Reading, shelf: Shelf) -> Article:
        images = await self._pictures.keep(tenant_id, reading.pictures, shelf)
        return reading.article.model_copy(update={"images": images})


def surprise(source: str, error: Exception) -> str:
    return f"{source}: it could not be read ({type(error).__name__}: {str(error)[:150]})."


def listed_in(source: str) -> tuple[Path, Sequence[Path] | None]:
    path = Path(source).expanduser()
    if not path.is_dir():
        return path, None
    files = sorted(file for file in path.iterdir() if _is_article(file))
    if not files:
        raise unreadable(source, "there are no articles (*.md, *.html) or feeds in the folder. Name another one")
    return path, files


def _is_article(path: Path) -> bool:
    if path.name.startswith(".") or not path.is_file():
        return False
    return path.suffix.lower() in SUFFIXES or (path.suffix.lower() in FEED_SUFFIXES and _is_feed(path))


def _is_feed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(4000)
    except OSError:
        return False
    return bool(re.search(rb"<(rss|feed|rdf:RDF)[\s>]|jsonfeed\.org/version", head))


def content_of(path: Path) -> bytes:
    """Read a plain file and no more of it than is allowed: a device or a pipe has no end, and may have no beginning."""
    source = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise unreadable(source, "it is no plain file, as a device or a pipe is none. Name an article")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise unreadable(source, "there is no such file or folder. Check the path") from None
    except OSError as error:
        raise unreadable(source, f"it cannot be read ({error.strerror}). Check that you may read it") from None
    if len(content) > LARGEST_FILE:
        raise unreadable(source, f"it is larger than {LARGEST_FILE / 1e6:g} MB. Split it")
    return content


def _failed(source: str, reason: str) -> SourceReading:
    problems: Sequence[SourceProblem] = (SourceProblem(source=source, reason=reason),)
    return SourceReading((), tuple(problems))
