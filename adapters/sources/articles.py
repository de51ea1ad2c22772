"""Articles from files, folders, pages and feeds."""

import asyncio
import re
import stat
from collections.abc import Sequence
from pathlib import Path

from adapters.sources.documents import Document, Kind, kind_of, text_of, unreadable
from adapters.sources.egress import EgressClient
from adapters.sources.feeds import Entry, Feed, read_feed
from adapters.sources.pages import Reading, read_entry, read_markdown, read_page
from adapters.sources.pictures import Pictures, Shelf
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


class Articles(ArticleSource):
    def __init__(self, egress: EgressClient, store: ObjectStore) -> None:
        self._egress = egress
        self._pictures = Pictures(egress, store)

    async def read(self, tenant_id: TenantId, source: str) -> SourceReading:
        try:
            if re.match(r"(?i)[a-z][a-z0-9+.-]*://", source):
                return await self._address(tenant_id, source)
            path, files = await asyncio.to_thread(_listed, source)
            if files is not None:
                return await self._folder(tenant_id, path, files)
            return await self._file(tenant_id, path, path.parent)
        except SourceUnreadableError as error:
            return _failed(source, str(error))
        except Exception as error:  # noqa: BLE001 - a parser's surprise must not stop the other sources
            return _failed(source, f"{source}: it could not be read ({type(error).__name__}: {str(error)[:150]}).")

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
            return _failed(str(path), f"{path}: it could not be read ({type(error).__name__}: {str(error)[:150]}).")

    async def _file(self, tenant_id: TenantId, path: Path, root: Path) -> SourceReading:
        content = await asyncio.to_thread(_content, path)
        document = Document(source=str(path), location=str(path), content=content)
        return await self._document(tenant_id, document, Shelf(folder=path.parent, root=root))

    async def _address(self, tenant_id: TenantId, source: str) -> SourceReading:
        return await self._document(tenant_id, await self._fetched(source), None)

    async def _fetched(self, source: str) -> Document:
        page = await self._egress.fetch(source)
        return Document(source, page.url, page.content, page.media_type, page.charset)

    async def _document(self, tenant_id: TenantId, document: Document, shelf: Shelf | None) -> SourceReading:
        shelf = shelf or Shelf(url=document.location)
        kind = kind_of(document, text_of(document))
        if kind is Kind.FEED:
            feed = await asyncio.to_thread(read_feed, document)
            return await self._feed(tenant_id, document, feed, shelf)
        read = read_page if kind is Kind.HTML else read_markdown
        reading = await asyncio.to_thread(read, document, shelf.url)
        return SourceReading((await self._with_pictures(tenant_id, reading, shelf),))

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


def _listed(source: str) -> tuple[Path, Sequence[Path] | None]:
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


def _content(path: Path) -> bytes:
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
