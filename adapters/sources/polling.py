"""Looking at standing sources: asked as cheaply as they allow, and what they gave is kept before it is used."""

import asyncio
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from uuid import uuid5

from adapters.sources.articles import LISTS, Articles, content_of, listed_in, surprise
from adapters.sources.documents import Document, kind_of, text_of, unreadable
from adapters.sources.egress import AnswerStatusError, EgressClient
from adapters.sources.feeds import Feed
from application.ports.article_source import SourceReading
from application.ports.object_store import ObjectStore
from application.ports.sources import Look, SourcePoller
from domain.ideas.source import PollState, Source
from domain.ideas.trends import Signal
from domain.shared.errors import SourceUnreadableError
from domain.shared.ids import SourceId, TenantId

LARGEST_LIST = 5_000_000
"""No feed that people read is larger; parsing one would cost minutes and gigabytes."""
LONGEST_TITLE = 300
_NO_FEED = Feed(())


class PolledSources(SourcePoller):
    def __init__(self, egress: EgressClient, store: ObjectStore, articles: Articles) -> None:
        self._egress = egress
        self._store = store
        self._articles = articles

    async def look(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        try:
            if is_address(source.locator):
                return await self._fetch(tenant_id, source, now)
            return await self._open(source, now)
        except SourceUnreadableError as error:
            return Look(source.state.failed(str(error), now))
        except Exception as error:  # noqa: BLE001 - a parser's surprise is the source's state, not the run's end
            return Look(source.state.failed(surprise(source.locator, error), now))

    async def articles(self, tenant_id: TenantId, source: Source) -> SourceReading:
        state = source.state
        if not is_address(source.locator) or not state.body_key or await self._store.size(state.body_key) is None:
            return await self._articles.read(tenant_id, source.locator)
        content = await self._store.get(state.body_key)
        document = Document(source.locator, state.location, content, state.media_type, state.charset)
        return await self._articles.of_document(tenant_id, document)

    async def _fetch(self, tenant_id: TenantId, source: Source, now: datetime) -> Look:
        state = source.state
        known = _validators(state)
        try:
            page = await self._egress.fetch(source.locator, known)
        except AnswerStatusError as error:
            if error.status != HTTPStatus.NOT_MODIFIED or not known:
                raise
            return Look(state.unchanged(now))
        digest = hashlib.sha256(page.content).hexdigest()
        told = replace(state, etag=page.etag, last_modified=page.last_modified)
        if digest == state.digest:
            return Look(told.unchanged(now))
        document = Document(source.locator, page.url, page.content, page.media_type, page.charset)
        feed = await self._entries(document)
        key = f"t/{tenant_id}/sources/{digest}"
        await self._store.put(key, page.content)
        fresh = replace(
            told, location=page.url, media_type=page.media_type, charset=page.charset, body_key=key, digest=digest
        )
        return _changed(source, fresh, feed, now)

    async def _open(self, source: Source, now: datetime) -> Look:
        path, files = await asyncio.to_thread(listed_in, source.locator)
        if files is not None:
            digest = await asyncio.to_thread(_digest_of, files)
            feed = _NO_FEED
        else:
            content = await asyncio.to_thread(content_of, path)
            digest = hashlib.sha256(content).hexdigest()
            feed = await self._entries(Document(source.locator, str(path), content))
        if digest == source.state.digest:
            return Look(source.state.unchanged(now))
        look = _changed(source, replace(source.state, digest=digest, location=str(path)), feed, now)
        return look if files is None else replace(look, state=replace(look.state, entries=len(files)))

    async def _entries(self, document: Document) -> Feed:
        kind = kind_of(document, text_of(document))
        if kind not in LISTS:
            return _NO_FEED
        if len(document.content) > LARGEST_LIST:
            raise unreadable(
                document.source, f"the {kind} is larger than {LARGEST_LIST / 1e6:g} MB. Name a shorter one"
            )
        return await self._articles.listed(document, kind)


def _validators(state: PollState) -> dict[str, str]:
    """A server that was never read is asked for everything."""
    named = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified} if state.digest else {}
    return {name: value for name, value in named.items() if value}


def is_address(locator: str) -> bool:
    return bool(re.match(r"(?i)[a-z][a-z0-9+.-]*://", locator))


def _changed(source: Source, state: PollState, feed: Feed, now: datetime) -> Look:
    found = replace(state.unchanged(now), changed_at=now, entries=max(1, len(feed.entries)))
    return Look(found, tuple(_signals(source.id, feed, now)))


def _signals(source_id: SourceId, feed: Feed, now: datetime) -> list[Signal]:
    """An entry of the future, as a wrong clock makes them, counts as of now."""
    return [
        Signal(
            id=uuid5(source_id, entry.facts.url or entry.facts.title),
            source_id=source_id,
            title=entry.facts.title[:LONGEST_TITLE],
            url=entry.facts.url,
            weight=entry.weight,
            at=min(entry.facts.published_at or now, now),
        )
        for entry in feed.entries
        if entry.facts.title
    ]


def _digest_of(files: Sequence[Path]) -> str:
    """What stands in a folder changes with a name, a size or a time."""
    facts = [f"{path}\n{path.stat().st_size}\n{path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()
