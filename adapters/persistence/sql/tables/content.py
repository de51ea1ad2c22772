"""What is made on the way to a video: runs, ideas, scripts and assets. Columns are named as the entities' fields."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, TenantRowBase, in_order, one_of
from domain.assets.asset import AssetRole, AssetStatus, AssetType
from domain.assets.manifest import ManifestStatus
from domain.ideas.idea import IdeaStatus, TargetFormat
from domain.runs.run import RunStatus
from domain.scripts.script import ScriptStatus


class AggregateRowBase(TenantRowBase):
    """`version` counts the commits that changed the row."""

    version: int
    status: str
    updated_at: datetime = Field(sa_type=MOMENT)


class RunRow(AggregateRowBase, table=True):
    __tablename__ = "runs"
    __table_args__ = (Index("runs_newest", "tenant_id", "created_at", "id"), one_of("runs", "status", RunStatus))

    channel_id: UUID
    workflow_id: str
    sources: list[Any] = Field(sa_type=DOCUMENT)
    topics: list[Any] = Field(sa_type=DOCUMENT)
    idea_ids: list[Any] = Field(sa_type=DOCUMENT)
    source_failures: list[Any] = Field(sa_type=DOCUMENT)
    failure: str
    created_at: datetime = Field(sa_type=MOMENT)


class IdeaRow(AggregateRowBase, table=True):
    __tablename__ = "ideas"
    __table_args__ = (
        Index("ideas_best", "tenant_id", "score", "id"),
        Index("ideas_best_of_status", "tenant_id", "status", "score", "id"),
        Index("ideas_run", "tenant_id", "run_id"),
        Index("ideas_newest", "tenant_id", "created_at"),
        one_of("ideas", "status", IdeaStatus),
        one_of("ideas", "target_format", TargetFormat),
    )

    channel_id: UUID
    run_id: UUID
    title: str
    description: str
    tags: list[Any] = Field(sa_type=DOCUMENT)
    score: float
    score_parts: dict[str, Any] = Field(sa_type=DOCUMENT)
    score_reasons: dict[str, Any] = Field(sa_type=DOCUMENT)
    target_format: str
    format_reason: str
    language: str
    origin: dict[str, Any] = Field(sa_type=DOCUMENT)
    keywords: dict[str, Any] = Field(sa_type=DOCUMENT)
    match: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)
    held_because: str
    routing: str
    campaign_id: UUID | None = None
    created_at: datetime = Field(sa_type=MOMENT)


class ScriptRow(AggregateRowBase, table=True):
    __tablename__ = "scripts"
    __table_args__ = (
        Index("scripts_newest", "tenant_id", "created_at", "id"),
        Index("scripts_idea", "tenant_id", "idea_id"),
        one_of("scripts", "status", ScriptStatus),
    )

    idea_id: UUID
    title: str
    language: str
    scenes: list[Any] = Field(sa_type=DOCUMENT)
    revision: int
    writer: str
    source_url: str
    created_at: datetime = Field(sa_type=MOMENT)


class ScriptVersionRow(SQLModel, table=True):
    """The text of a script as it was, version by version."""

    __tablename__ = "script_versions"
    __table_args__ = (
        ForeignKeyConstraint(["tenant_id", "script_id"], ["scripts.tenant_id", "scripts.id"], ondelete="CASCADE"),
        one_of("script_versions", "status", ScriptStatus),
    )

    tenant_id: UUID = Field(primary_key=True)
    script_id: UUID = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    title: str
    scenes: list[Any] = Field(sa_type=DOCUMENT)
    writer: str
    status: str
    updated_at: datetime = Field(sa_type=MOMENT)


class ManifestRow(AggregateRowBase, table=True):
    __tablename__ = "manifests"
    __table_args__ = (
        Index("manifests_newest", "tenant_id", "created_at", "id"),
        Index("manifests_idea", "tenant_id", "idea_id"),
        one_of("manifests", "status", ManifestStatus),
    )

    idea_id: UUID
    script_id: UUID
    script_revision: int
    created_at: datetime = Field(sa_type=MOMENT)


class AssetRow(AggregateRowBase, table=True):
    """`position` keeps the order in which the assets were asked for, which is that of the scenes."""

    __tablename__ = "assets"
    __table_args__ = (
        Index("assets_manifest", "tenant_id", "manifest_id"),
        one_of("assets", "status", AssetStatus),
        one_of("assets", "role", AssetRole),
        one_of("assets", "type", AssetType),
    )

    position: int | None = in_order()
    manifest_id: UUID
    scene_id: str
    role: str
    type: str
    prompt: str
    take_number: int
    takes: list[Any] = Field(sa_type=DOCUMENT)
    current: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)
    failure: str
    created_at: datetime = Field(sa_type=MOMENT)
