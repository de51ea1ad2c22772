"""The own site: a post is a folder of the object store, live from the moment its `post.json` is there."""

import json
from collections.abc import Mapping, Sequence

from application.ports.audience import AudienceLedger
from application.ports.metrics import MetricsSource
from application.ports.object_store import ObjectStore
from application.ports.publisher import (
    Absent,
    Accepted,
    Attempt,
    Capabilities,
    Publisher,
    PublishErrorKind,
    Refused,
)
from domain.analytics.snapshot import Metrics
from domain.posts.post import Post
from domain.shared.errors import ContentFactoryError, NotFoundError
from domain.shared.ids import PostId, TenantId
from domain.videos.video import Rendition

PLATFORM = "own_site"
VIDEO, POSTER, CAPTIONS, SUBTITLES, RECORD = "video.mp4", "poster.jpg", "captions.vtt", "captions.srt", "post.json"


def site_key(tenant_id: TenantId, post_id: PostId, name: str) -> str:
    return f"t/{tenant_id}/site/{post_id}/{name}"


class OwnSitePublisher(Publisher):
    """The post's id is its identity: however often the same attempt is committed, there is one post."""

    capabilities = Capabilities(
        platform=PLATFORM,
        idempotency_class=1,
        max_duration_sec=4 * 3600,
        max_title=200,
        max_description=5000,
        can_delete=True,
    )

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def validate(self, post: Post, rendition: Rendition) -> Sequence[str]:
        limits = self.capabilities
        found = (
            (not post.title.strip(), "The post has no title."),
            (not post.slug, "The post has no slug, so its page would have no address."),
            (len(post.title) > limits.max_title, f"The title is longer than {limits.max_title} characters."),
            (
                len(post.description) > limits.max_description,
                f"The description is longer than {limits.max_description} characters.",
            ),
            (
                rendition.duration.total_seconds() > limits.max_duration_sec,
                f"The video is longer than {limits.max_duration_sec / 3600:.0f} hours.",
            ),
        )
        return [sentence for stands_against, sentence in found if stands_against]

    async def prepare(self, attempt: Attempt) -> Mapping[str, str]:
        """Copy the files into the post's folder, which nobody is shown yet."""
        files = attempt.rendition
        sources = {
            VIDEO: files.video_key,
            POSTER: files.thumbnail_key,
            CAPTIONS: files.vtt_key,
            SUBTITLES: files.srt_key,
        }
        targets = {name: site_key(attempt.tenant_id, attempt.post.id, name) for name in sources}
        for name, source in sources.items():
            await self._store.put(targets[name], await self._store.get(source))
        return targets

    async def commit(self, attempt: Attempt) -> Accepted | Refused:
        """Write the record once: the same one again is the same post, another one is refused."""
        key, record = self._record_key(attempt), record_of(attempt)
        try:
            standing = await self._standing(key)
            if standing is None:
                await self._store.put(key, record)
            elif standing != record:
                return Refused(
                    kind=PublishErrorKind.TERMINAL,
                    code="already_published",
                    detail="Another version of this post is live already.",
                )
        except ContentFactoryError as error:
            kind = PublishErrorKind.RETRY_LATER if error.retryable else PublishErrorKind.TERMINAL
            return Refused(kind=kind, code=error.code, detail=str(error), after_sec=5)
        return self._live(attempt)

    async def probe(self, attempt: Attempt) -> Accepted | Absent:
        return self._live(attempt) if await self._standing(self._record_key(attempt)) else Absent()

    def _live(self, attempt: Attempt) -> Accepted:
        return Accepted(external_id=str(attempt.post.id), url=f"/watch/{attempt.post.slug}")

    def _record_key(self, attempt: Attempt) -> str:
        return site_key(attempt.tenant_id, attempt.post.id, RECORD)

    async def _standing(self, key: str) -> bytes | None:
        try:
            return await self._store.get(key)
        except NotFoundError:
            return None


def record_of(attempt: Attempt) -> bytes:
    """What the page shows, frozen: the same bytes for the same attempt."""
    post, files = attempt.post, attempt.rendition
    record = {
        "post_id": str(post.id),
        "slug": post.slug,
        "title": post.title,
        "description": post.description,
        "tags": list(post.tags),
        "script": attempt.script_text,
        "duration_sec": files.duration.total_seconds(),
        "width": files.width,
        "height": files.height,
        "size_bytes": files.size_bytes,
    }
    return json.dumps(record, ensure_ascii=False, sort_keys=True).encode()


class OwnSiteMetrics(MetricsSource):
    platform = PLATFORM

    def __init__(self, ledger: AudienceLedger) -> None:
        self._ledger = ledger

    async def fetch(self, tenant_id: TenantId, posts: Sequence[PostId]) -> Mapping[PostId, Metrics]:
        return await self._ledger.totals(tenant_id, posts)
