"""Channels and tenants on PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.exc import IntegrityError

from adapters.persistence.sql.failures import FOREIGN_KEY_VIOLATION, code_of
from adapters.persistence.sql.journal import AUDIT, notify
from adapters.persistence.sql.mapping import CAMPAIGNS, CHANNELS, table_of
from adapters.persistence.sql.scope import Sessions, own, reading, writing
from adapters.persistence.sql.tables import TenantRow
from adapters.persistence.sql.versioned import written
from application.ports.channels import ChannelStore, TenantDirectory
from domain.shared.errors import NotFoundError, StaleAggregateError
from domain.shared.ids import ChannelId, TenantId
from domain.tenancy.channel import Campaign, Channel
from domain.tenancy.tenant import Tenant

TENANTS = table_of(TenantRow)
_TENANT: TypeAdapter[Tenant] = TypeAdapter(Tenant)


@dataclass(frozen=True, slots=True)
class SqlChannelStore(ChannelStore):
    sessions: Sessions

    async def get(self, tenant_id: TenantId, channel_id: ChannelId) -> Channel:
        statement = own(CHANNELS.table, tenant_id, CHANNELS.table.c.id == channel_id)
        async with reading(self.sessions, tenant_id) as session:
            row = (await session.execute(statement)).mappings().first()
        if row is None:
            msg = f"There is no channel {channel_id}."
            raise NotFoundError(msg)
        return CHANNELS.entity_of(row)

    async def every(self, tenant_id: TenantId) -> Sequence[Channel]:
        async with reading(self.sessions, tenant_id) as session:
            rows = await session.execute(own(CHANNELS.table, tenant_id).order_by(CHANNELS.table.c.slug))
            return [CHANNELS.entity_of(row) for row in rows.mappings()]

    async def save(self, tenant_id: TenantId, channel: Channel, actor: str) -> Channel:
        saved = replace(channel, version=channel.version + 1)
        async with writing(self.sessions, tenant_id) as session:
            if not await written(session, CHANNELS, tenant_id, channel):
                msg = f"The channel {channel.slug} is there already or was changed by someone else: look at it again."
                raise StaleAggregateError(msg)
            await session.execute(insert(AUDIT).values(_audit_row(tenant_id, saved, actor)))
            await notify(session, tenant_id, [("channel", channel.id)])
        return saved

    async def campaigns(self, tenant_id: TenantId, channel_id: ChannelId) -> Sequence[Campaign]:
        table = CAMPAIGNS.table
        statement = own(table, tenant_id, table.c.channel_id == channel_id).order_by(table.c.name, table.c.id)
        async with reading(self.sessions, tenant_id) as session:
            return [CAMPAIGNS.entity_of(row) for row in (await session.execute(statement)).mappings()]

    async def save_campaign(self, tenant_id: TenantId, campaign: Campaign, actor: str) -> None:
        values = CAMPAIGNS.columns_of(campaign, tenant_id)
        statement = upsert(CAMPAIGNS.table).values(values)
        key = CAMPAIGNS.table.primary_key
        async with writing(self.sessions, tenant_id) as session:
            try:
                await session.execute(statement.on_conflict_do_update(constraint=key, set_=values))
            except IntegrityError as error:
                if code_of(error) != FOREIGN_KEY_VIOLATION:
                    raise
                msg = f"There is no channel {campaign.channel_id}."
                raise NotFoundError(msg) from error
            await session.execute(insert(AUDIT).values(_campaign_row(tenant_id, campaign, actor)))
            await notify(session, tenant_id, [("campaign", campaign.id)])


@dataclass(frozen=True, slots=True)
class SqlTenantDirectory(TenantDirectory):
    sessions: Sessions

    async def by_slug(self, slug: str) -> Tenant:
        async with self.sessions() as session:
            row = (await session.execute(select(TENANTS).where(TENANTS.c.slug == slug))).mappings().first()
        if row is None:
            msg = f"There is no tenant {slug}."
            raise NotFoundError(msg)
        return _TENANT.validate_python(dict(row))

    async def every(self) -> Sequence[Tenant]:
        async with self.sessions() as session:
            rows = await session.execute(select(TENANTS).order_by(TENANTS.c.slug))
            return [_TENANT.validate_python(dict(row)) for row in rows.mappings()]

    async def save(self, tenant: Tenant) -> None:
        values = {column.name: getattr(tenant, column.name) for column in TENANTS.columns}
        statement = upsert(TENANTS).values(values)
        async with self.sessions.begin() as session:
            await session.execute(statement.on_conflict_do_update(constraint=TENANTS.primary_key, set_=values))


def _campaign_row(tenant_id: TenantId, campaign: Campaign, actor: str) -> dict[str, object]:
    return {
        "tenant_id": tenant_id,
        "entry_id": uuid4(),
        "actor": actor,
        "action": "CampaignSaved",
        "entity": "campaign",
        "entity_id": campaign.id,
        "before": "",
        "after": campaign.status,
        "reason": "",
        "workflow_id": "",
        "at": campaign.updated_at,
    }


def _audit_row(tenant_id: TenantId, channel: Channel, actor: str) -> dict[str, object]:
    return {
        "tenant_id": tenant_id,
        "entry_id": uuid4(),
        "actor": actor,
        "action": "ChannelSaved" if channel.version > 1 else "ChannelAdded",
        "entity": "channel",
        "entity_id": channel.id,
        "before": f"version {channel.version - 1}" if channel.version > 1 else "",
        "after": f"version {channel.version}",
        "reason": "",
        "workflow_id": "",
        "at": channel.updated_at,
    }
