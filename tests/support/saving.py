"""Put aggregates into the database as a use-case would."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.unit_of_work import SqlUnitOfWork
from application.ports.unit_of_work import WorkContext
from domain.assets.asset import Asset
from domain.assets.manifest import AssetManifest
from domain.ideas.idea import Idea
from domain.posts.post import Post
from domain.runs.run import Run
from domain.scripts.script import Script
from domain.shared.ids import Actor, TenantId
from domain.videos.video import Video

TENANT = TenantId(UUID(int=1))
OTHER_TENANT = TenantId(UUID(int=2))


async def save(sessions: async_sessionmaker[AsyncSession], *aggregates: Any, tenant_id: TenantId = TENANT) -> None:
    context = WorkContext(tenant_id=tenant_id, actor=Actor("workflow"))
    async with SqlUnitOfWork(sessions, context) as work:
        shelves: dict[type, Any] = {
            Run: work.runs,
            Idea: work.ideas,
            Script: work.scripts,
            AssetManifest: work.manifests,
            Asset: work.assets,
            Video: work.videos,
            Post: work.posts,
        }
        for aggregate in aggregates:
            shelves.get(type(aggregate), work.snapshots).add(aggregate)
        await work.commit()
