"""Standing sources with their polling state, what they say is talked about, and what ideas mean to a model."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, TenantRowBase, one_of
from domain.ideas.source import SourceRole, SourceStatus


class SourceRow(TenantRowBase, table=True):
    """`state` is the last look, `taken` by channel how far it was made into ideas."""

    __tablename__ = "sources"
    __table_args__ = (
        Index("sources_channel", "tenant_id", "channel_id"),
        ForeignKeyConstraint(["tenant_id", "channel_id"], ["channels.tenant_id", "channels.id"], ondelete="CASCADE"),
        one_of("sources", "role", SourceRole),
        one_of("sources", "status", SourceStatus),
    )

    channel_id: UUID | None = None
    locator: str
    role: str
    every: timedelta
    state: dict[str, Any] = Field(sa_type=DOCUMENT)
    taken: dict[str, Any] = Field(sa_type=DOCUMENT)
    status: str
    version: int
    updated_at: datetime = Field(sa_type=MOMENT)


class SignalRow(TenantRowBase, table=True):
    __tablename__ = "signals"
    __table_args__ = (
        Index("signals_newest", "tenant_id", "at"),
        ForeignKeyConstraint(["tenant_id", "source_id"], ["sources.tenant_id", "sources.id"], ondelete="CASCADE"),
    )

    source_id: UUID
    title: str
    url: str
    weight: float
    at: datetime = Field(sa_type=MOMENT)


class IdeaVectorRow(SQLModel, table=True):
    """Of an idea that may not be saved yet, so that what was paid for is kept."""

    __tablename__ = "idea_vectors"

    tenant_id: UUID = Field(primary_key=True)
    model: str = Field(primary_key=True)
    idea_id: UUID = Field(primary_key=True)
    vector: bytes
