"""The aggregates of one unit of work on the in-memory store."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from adapters.persistence.memory.store import MemoryStore
from application.ports.unit_of_work import (
    AssetRepository,
    IdeaRepository,
    ManifestRepository,
    PostRepository,
    RunRepository,
    ScriptRepository,
    SnapshotRepository,
    VideoRepository,
)
from domain.analytics.snapshot import AnalyticsSnapshot
from domain.assets.asset import Asset
from domain.assets.manifest import AssetManifest, in_scene_order
from domain.ideas.idea import Idea
from domain.posts.post import Post, PostStatus
from domain.runs.run import Run
from domain.scripts.scene import Scene
from domain.scripts.script import Script
from domain.shared.aggregate import Aggregate
from domain.shared.errors import NotFoundError, StaleAggregateError
from domain.shared.ids import ChannelId, IdeaId, ManifestId, ScriptId, TenantId
from domain.videos.video import Video

A = TypeVar("A", bound=Aggregate)


@dataclass(slots=True)
class Seen(Generic[A]):
    """An aggregate with its id, and the status in which it was loaded, empty for a new one."""

    key: UUID
    aggregate: A
    before: str = ""


class MemoryRepository(Generic[A]):
    kind = ""

    def __init__(self, store: MemoryStore, tenant_id: TenantId) -> None:
        self._store = store
        self._tenant_id = tenant_id
        self._seen: dict[UUID, Seen[A]] = {}

    def add(self, aggregate: A, /) -> None:
        subject: Any = aggregate
        self._seen[subject.id] = Seen(subject.id, aggregate)

    async def find(self, key: UUID, /) -> A | None:
        if key in self._seen:
            return self._seen[key].aggregate
        return self._loaded(key) if (self._tenant_id, key) in self._rows else None

    async def get(self, key: UUID, /) -> A:
        found = await self.find(key)
        if found is None:
            msg = f"There is no {self.kind} {key}."
            raise NotFoundError(msg)
        return found

    def changed(self) -> list[Seen[A]]:
        return [seen for seen in self._seen.values() if seen.aggregate.has_changed]

    def refuse_stale(self, seen: Seen[A]) -> None:
        saved = self._rows.get((self._tenant_id, seen.key))
        if seen.aggregate.version != (saved.version if saved else 0):
            msg = f"The {self.kind} {seen.key} was changed by someone else: look at it again, then decide."
            raise StaleAggregateError(msg)

    def write(self, seen: Seen[A]) -> None:
        seen.aggregate.version += 1
        self._rows[self._tenant_id, seen.key] = deepcopy(seen.aggregate)

    def _where(self, wanted: Callable[[A], bool]) -> list[A]:
        mine = [key for tenant, key in self._rows if tenant == self._tenant_id]
        return [self._loaded(key) for key in mine if wanted(self._rows[self._tenant_id, key])]

    def _loaded(self, key: UUID) -> A:
        if key not in self._seen:
            copy = deepcopy(self._rows[self._tenant_id, key])
            self._seen[key] = Seen(key, copy, str(copy.status))
        return self._seen[key].aggregate

    @property
    def _rows(self) -> dict[tuple[TenantId, UUID], Any]:
        return self._store.rows[self.kind]


class MemoryIdeas(MemoryRepository[Idea], IdeaRepository):
    kind = "idea"


class MemoryScripts(MemoryRepository[Script], ScriptRepository):
    kind = "script"

    async def of_idea(self, idea_id: IdeaId) -> Script | None:
        return next(iter(self._where(lambda script: script.idea_id == idea_id)), None)

    async def scenes_of(self, script_id: ScriptId, revision: int) -> tuple[Scene, ...]:
        scenes = self._store.scenes.get((self._tenant_id, script_id, revision))
        if scenes is None:
            msg = f"The script has no version {revision}."
            raise NotFoundError(msg)
        return scenes

    def write(self, seen: Seen[Script]) -> None:
        super().write(seen)
        self._store.scenes[self._tenant_id, seen.aggregate.id, seen.aggregate.revision] = seen.aggregate.scenes


class MemoryManifests(MemoryRepository[AssetManifest], ManifestRepository):
    kind = "manifest"


class MemoryAssets(MemoryRepository[Asset], AssetRepository):
    kind = "asset"

    async def of_manifest(self, manifest_id: ManifestId) -> Sequence[Asset]:
        return in_scene_order(self._where(lambda asset: asset.manifest_id == manifest_id))


class MemoryVideos(MemoryRepository[Video], VideoRepository):
    kind = "video"


class MemoryPosts(MemoryRepository[Post], PostRepository):
    kind = "post"

    async def taken_slots(self, channel_id: ChannelId) -> frozenset[datetime]:
        posts = [post for (tenant, _), post in self._rows.items() if tenant == self._tenant_id]
        waiting = [post for post in posts if post.status is not PostStatus.PUBLISHED and post.cancelled_at is None]
        return frozenset(post.scheduled_at for post in waiting if post.channel_id == channel_id)


class MemorySnapshots(MemoryRepository[AnalyticsSnapshot], SnapshotRepository):
    kind = "snapshot"


class MemoryRuns(MemoryRepository[Run], RunRepository):
    kind = "run"
