"""The aggregates of one unit of work: each is loaded once, and what has changed is written at commit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import ASSETS, IDEAS, MANIFESTS, POSTS, RUNS, SCRIPTS, SNAPSHOTS, VIDEOS, Kept
from adapters.persistence.sql.script_findings import findings_of, scenes_of
from adapters.persistence.sql.versioned import written
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
from domain.shared.ids import ChannelId, IdeaId, ManifestId, ScriptId
from domain.videos.video import Video

A = TypeVar("A", bound=Aggregate)

_PLANNING = text("SELECT pg_advisory_xact_lock(hashtextextended(:channel, 0))")


@dataclass(slots=True)
class Seen(Generic[A]):
    """An aggregate with the status in which it was loaded, empty for a new one."""

    aggregate: A
    before: str = ""


class SqlRepository(Generic[A]):
    def __init__(self, session: AsyncSession, tenant_id: UUID, kept: Kept[A]) -> None:
        self.kept = kept
        self._session = session
        self._tenant_id = tenant_id
        self._seen: dict[UUID, Seen[A]] = {}

    def add(self, aggregate: A, /) -> None:
        self._seen[_id_of(aggregate)] = Seen(aggregate)

    async def find(self, key: UUID, /) -> A | None:
        if key in self._seen:
            return self._seen[key].aggregate
        return next(iter(await self._where(self.kept.table.c.id == key)), None)

    async def get(self, key: UUID, /) -> A:
        found = await self.find(key)
        if found is None:
            msg = f"There is no {self.kept.name} {key}."
            raise NotFoundError(msg)
        return found

    def changed(self) -> list[Seen[A]]:
        return [seen for seen in self._seen.values() if seen.aggregate.has_changed]

    async def write(self, aggregate: A) -> None:
        """Raise `StaleAggregateError` unless the row is still the one that was loaded."""
        if not await written(self._session, self.kept, self._tenant_id, aggregate):
            key = _id_of(aggregate)
            msg = f"The {self.kept.name} {key} was changed by someone else: look at it again, then decide."
            raise StaleAggregateError(msg)
        aggregate.version += 1

    async def _where(self, *conditions: ColumnElement[bool]) -> list[A]:
        table = self.kept.table
        order = [table.c.position] if "position" in table.c else []
        rows = await self._session.execute(select(table).where(*self._own(*conditions)).order_by(*order))
        return [self._known(self.kept.entity_of(row)) for row in rows.mappings()]

    def _own(self, *conditions: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
        return (self.kept.table.c.tenant_id == self._tenant_id, *conditions)

    def _known(self, loaded: A) -> A:
        status: Any = loaded.status  # type: ignore[attr-defined] # every aggregate has one
        return self._seen.setdefault(_id_of(loaded), Seen(loaded, str(status))).aggregate


def _id_of(aggregate: Aggregate) -> UUID:
    key: UUID = aggregate.id  # type: ignore[attr-defined] # every aggregate has one, of its own kind
    return key


class SqlIdeas(SqlRepository[Idea], IdeaRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, IDEAS)


class SqlScripts(SqlRepository[Script], ScriptRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, SCRIPTS)

    async def of_idea(self, idea_id: IdeaId) -> Script | None:
        return next(iter(await self._where(self.kept.table.c.idea_id == idea_id)), None)

    async def scenes_of(self, script_id: ScriptId, revision: int) -> tuple[Scene, ...]:
        scenes = await scenes_of(self._session, self._tenant_id, script_id, revision)
        if scenes is None:
            msg = f"The script has no version {revision}."
            raise NotFoundError(msg)
        return scenes

    async def _where(self, *conditions: ColumnElement[bool]) -> list[Script]:
        known = set(self._seen)
        scripts = await super()._where(*conditions)
        fresh = [script for script in scripts if script.id not in known]
        found = await findings_of(self._session, self._tenant_id, [script.id for script in fresh])
        for script in fresh:
            script.findings = found.get((script.id, script.revision), ())
        return scripts


class SqlManifests(SqlRepository[AssetManifest], ManifestRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, MANIFESTS)


class SqlAssets(SqlRepository[Asset], AssetRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, ASSETS)

    async def of_manifest(self, manifest_id: ManifestId) -> Sequence[Asset]:
        return in_scene_order(await self._where(self.kept.table.c.manifest_id == manifest_id))


class SqlVideos(SqlRepository[Video], VideoRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, VIDEOS)


class SqlPosts(SqlRepository[Post], PostRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, POSTS)

    async def taken_slots(self, channel_id: ChannelId) -> frozenset[datetime]:
        await self._session.execute(_PLANNING, {"channel": f"{self._tenant_id}:{channel_id}"})
        columns = self.kept.table.c
        waiting = (columns.status != PostStatus.PUBLISHED, columns.cancelled_at.is_(None))
        conditions = self._own(columns.channel_id == channel_id, *waiting)
        return frozenset(await self._session.scalars(select(columns.scheduled_at).where(*conditions)))


class SqlSnapshots(SqlRepository[AnalyticsSnapshot], SnapshotRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, SNAPSHOTS)


class SqlRuns(SqlRepository[Run], RunRepository):
    def __init__(self, session: AsyncSession, tenant_id: UUID) -> None:
        super().__init__(session, tenant_id, RUNS)
