"""Rows to aggregates and back: a column is named as the field that it holds, and documents are the field's JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from sqlalchemy import Table, inspect
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import SQLModel

from adapters.persistence.sql.tables import (
    AssetRow,
    CampaignRow,
    ChannelRow,
    IdeaRow,
    ManifestRow,
    PostRow,
    RunRow,
    ScriptRow,
    SignalRow,
    SnapshotRow,
    SourceRow,
    UserRow,
    VideoRow,
)
from domain.analytics.snapshot import AnalyticsSnapshot
from domain.assets.asset import Asset
from domain.assets.manifest import AssetManifest
from domain.ideas.idea import Idea
from domain.ideas.source import Source
from domain.ideas.trends import Signal
from domain.posts.post import Post
from domain.runs.run import Run
from domain.scripts.script import Script
from domain.tenancy.channel import Campaign, Channel
from domain.tenancy.user import User
from domain.videos.video import Video

T = TypeVar("T")


def table_of(row: type[SQLModel]) -> Table:
    return cast("Table", inspect(row).local_table)


@dataclass(frozen=True)
class Kept(Generic[T]):
    """How one kind of entity is kept: its class, its rows, and its name in records and messages."""

    entity: type[T]
    row: type[SQLModel]
    name: str

    @cached_property
    def table(self) -> Table:
        return table_of(self.row)

    def entity_of(self, row: Mapping[Any, Any]) -> T:
        return self._adapter.validate_python({name: row[name] for name in self._names})

    def columns_of(self, entity: T, tenant_id: UUID) -> dict[str, Any]:
        values = {name: getattr(entity, name) for name in self._names}
        documents = {name: to_jsonable_python(values[name]) for name in self._documents}
        return {"tenant_id": tenant_id, **values, **documents}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        named = {field.name for field in fields(cast("Any", self.entity))}
        return tuple(column.name for column in self.table.columns if column.name in named)

    @cached_property
    def _documents(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if isinstance(self.table.c[name].type, JSONB))

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self.entity)


RUNS = Kept(Run, RunRow, "run")
IDEAS = Kept(Idea, IdeaRow, "idea")
SCRIPTS = Kept(Script, ScriptRow, "script")
MANIFESTS = Kept(AssetManifest, ManifestRow, "manifest")
ASSETS = Kept(Asset, AssetRow, "asset")
VIDEOS = Kept(Video, VideoRow, "video")
POSTS = Kept(Post, PostRow, "post")
SNAPSHOTS = Kept(AnalyticsSnapshot, SnapshotRow, "snapshot")
CHANNELS = Kept(Channel, ChannelRow, "channel")
CAMPAIGNS = Kept(Campaign, CampaignRow, "campaign")
SOURCES = Kept(Source, SourceRow, "source")
SIGNALS = Kept(Signal, SignalRow, "signal")
USERS = Kept(User, UserRow, "user")
