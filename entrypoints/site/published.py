"""What the public may see: posts that are published and not cancelled, each with the record that went live."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from adapters.publishing.own_site import PLATFORM, POSTER, RECORD, VIDEO, site_key
from application.contracts.base import Payload
from application.contracts.payloads import PostPayload
from application.contracts.views import Page
from application.ports.object_store import ObjectStore
from application.ports.readers import PostReader
from domain.posts.post import PostStatus
from domain.shared.errors import NotFoundError
from domain.shared.ids import PostId, TenantId

SOURCE_LINE = re.compile(r"\n+Source: https?://\S+\s*$")


class Record(Payload):
    """The part of `post.json` that pages need."""

    slug: str
    title: str
    description: str
    tags: tuple[str, ...] = ()
    script: str = ""
    duration_sec: float
    width: int
    height: int
    size_bytes: int


RECORDS = TypeAdapter(Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """One published post. Its addresses are paths; whoever needs a whole address puts the site's before them."""

    post: PostPayload
    record: Record
    published_at: datetime

    @property
    def path(self) -> str:
        return f"/watch/{self.record.slug}"

    @property
    def video_path(self) -> str:
        return self.media(VIDEO)

    @property
    def poster_path(self) -> str:
        return self.media(POSTER)

    @property
    def summary(self) -> str:
        return SOURCE_LINE.sub("", self.record.description).strip()

    def media(self, name: str) -> str:
        return f"/media/{self.post.post_id}/{name}"


def is_public(post: PostPayload) -> bool:
    return (
        post.status is PostStatus.PUBLISHED
        and post.cancelled_at is None
        and post.published_at is not None
        and post.platform == PLATFORM
    )


@dataclass(frozen=True, slots=True)
class Published:
    tenant_id: TenantId
    posts: PostReader
    store: ObjectStore

    async def page(self, cursor: str = "", limit: int = 24) -> Page[Entry]:
        """Newest first."""
        found = await self.posts.page(self.tenant_id, PostStatus.PUBLISHED, cursor, limit)
        entries = await asyncio.gather(*(self._entry(post) for post in found.items if is_public(post)))
        shown = _newest_first(entry for entry in entries if entry is not None)
        return Page[Entry].model_construct(items=shown, next_cursor=found.next_cursor)

    async def by_slug(self, slug: str) -> Entry:
        return await self._public(await self.posts.published(self.tenant_id, slug))

    async def by_id(self, post_id: PostId) -> Entry:
        return await self._public(await self.posts.detail(self.tenant_id, post_id))

    async def _public(self, post: PostPayload) -> Entry:
        entry = await self._entry(post) if is_public(post) else None
        if entry is None:
            msg = "There is no such video."
            raise NotFoundError(msg)
        return entry

    async def _entry(self, post: PostPayload) -> Entry | None:
        """None if the record is gone or is none of ours: then there is nothing to show."""
        try:
            record = RECORDS.validate_json(await self.store.get(site_key(self.tenant_id, PostId(post.post_id), RECORD)))
        except (NotFoundError, ValidationError):
            return None
        return Entry(post, record, post.published_at or post.updated_at)


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.published_at, reverse=True))
