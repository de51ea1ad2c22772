"""Asset manifests with their assets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import ASSETS, MANIFESTS
from adapters.persistence.sql.readers.paging import Order, Row, as_page, page_of, the_row
from adapters.persistence.sql.scope import Sessions, own, reading
from application.contracts.payloads import AssetManifestPayload
from application.contracts.views import Page
from application.ports.readers import PAGE, AssetReader
from domain.assets.asset import Asset
from domain.assets.manifest import in_scene_order
from domain.shared.ids import TenantId

NEWEST = Order((MANIFESTS.table.c.created_at, MANIFESTS.table.c.id), (datetime, UUID))


@dataclass(frozen=True, slots=True)
class SqlAssetReader(AssetReader):
    sessions: Sessions

    async def page(self, tenant_id: TenantId, cursor: str = "", limit: int = PAGE) -> Page[AssetManifestPayload]:
        async with reading(self.sessions, tenant_id) as session:
            rows, after = await page_of(session, own(MANIFESTS.table, tenant_id), NEWEST, cursor, limit)
            return as_page(await manifests_of(session, tenant_id, rows), after)

    async def detail(self, tenant_id: TenantId, manifest_id: UUID) -> AssetManifestPayload:
        async with reading(self.sessions, tenant_id) as session:
            row = await the_row(session, MANIFESTS, tenant_id, manifest_id)
            return (await manifests_of(session, tenant_id, [row]))[0]


async def manifests_of(session: AsyncSession, tenant_id: UUID, rows: Sequence[Row]) -> list[AssetManifestPayload]:
    """Complete manifests with their assets, by one query for all of them."""
    assets = await _assets_of(session, tenant_id, [row["id"] for row in rows])
    return [
        AssetManifestPayload.of(MANIFESTS.entity_of(row), in_scene_order(assets.get(row["id"], []))) for row in rows
    ]


async def _assets_of(session: AsyncSession, tenant_id: UUID, manifests: Sequence[Any]) -> Mapping[UUID, list[Asset]]:
    table, found = ASSETS.table, defaultdict(list)
    if manifests:
        statement = own(table, tenant_id, table.c.manifest_id.in_(manifests)).order_by(table.c.position)
        for row in (await session.execute(statement)).mappings():
            found[row["manifest_id"]].append(ASSETS.entity_of(row))
    return found
