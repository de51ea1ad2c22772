"""Channels with their settings, and campaigns."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, TenantRowBase, one_of
from domain.tenancy.channel import CampaignStatus, ChannelStatus


class ChannelRow(TenantRowBase, table=True):
    __tablename__ = "channels"
    __table_args__ = (
        UniqueConstraint("tenant_id", "slug", name="channels_slug"),
        one_of("channels", "status", ChannelStatus),
    )

    slug: str
    name: str
    platform: str
    language: str
    time_zone: str
    topics: list[Any] = Field(sa_type=DOCUMENT)
    sources: list[Any] = Field(sa_type=DOCUMENT)
    curation: dict[str, Any] = Field(sa_type=DOCUMENT)
    gates: dict[str, Any] = Field(sa_type=DOCUMENT)
    grace: timedelta
    target: timedelta
    run_at: str
    brand: dict[str, Any] = Field(sa_type=DOCUMENT)
    providers: dict[str, Any] = Field(sa_type=DOCUMENT)
    rule: dict[str, Any] = Field(sa_type=DOCUMENT)
    status: str
    version: int
    updated_at: datetime = Field(sa_type=MOMENT)


class CampaignRow(TenantRowBase, table=True):
    __tablename__ = "campaigns"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "channel_id"], ["channels.tenant_id", "channels.id"], ondelete="CASCADE"),
        one_of("campaigns", "status", CampaignStatus),
    )

    channel_id: UUID
    name: str
    goal: str
    topics: list[Any] = Field(sa_type=DOCUMENT)
    starts_at: datetime | None = Field(default=None, sa_type=MOMENT)
    ends_at: datetime | None = Field(default=None, sa_type=MOMENT)
    audience: dict[str, Any] = Field(sa_type=DOCUMENT)
    ideas_a_day: int
    status: str
    updated_at: datetime = Field(sa_type=MOMENT)
