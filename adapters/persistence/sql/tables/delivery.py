"""Videos, posts and what the platforms say about them. Columns are named as the entities' fields."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, one_of
from adapters.persistence.sql.tables.content import AggregateRowBase
from domain.analytics.snapshot import SnapshotStatus
from domain.posts.post import Delivery, PostStatus
from domain.videos.video import VideoStatus


class VideoRow(AggregateRowBase, table=True):
    __tablename__ = "videos"
    __table_args__ = (
        Index("videos_newest", "tenant_id", "created_at", "id"),
        Index("videos_idea", "tenant_id", "idea_id"),
        one_of("videos", "status", VideoStatus),
    )

    idea_id: UUID
    manifest_id: UUID
    title: str
    rendition: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)
    failure: str
    failed_checks: dict[str, Any] = Field(sa_type=DOCUMENT)
    created_at: datetime = Field(sa_type=MOMENT)


class PostRow(AggregateRowBase, table=True):
    __tablename__ = "posts"
    __table_args__ = (
        Index("posts_newest", "tenant_id", "scheduled_at", "id"),
        Index("posts_idea", "tenant_id", "idea_id"),
        Index("posts_slug", "tenant_id", "slug"),
        one_of("posts", "status", PostStatus),
        one_of("posts", "delivery", Delivery),
    )

    idea_id: UUID
    video_id: UUID
    channel_id: UUID
    platform: str
    title: str
    description: str
    tags: list[Any] = Field(sa_type=DOCUMENT)
    slug: str
    scheduled_at: datetime = Field(sa_type=MOMENT)
    delivery: str | None = None
    confirmed_at: datetime | None = Field(default=None, sa_type=MOMENT)
    cancelled_at: datetime | None = Field(default=None, sa_type=MOMENT)
    published_at: datetime | None = Field(default=None, sa_type=MOMENT)
    external_id: str
    external_url: str
    failure: str
    created_at: datetime = Field(sa_type=MOMENT)


class SnapshotRow(AggregateRowBase, table=True):
    __tablename__ = "snapshots"
    __table_args__ = (
        Index("snapshots_post", "tenant_id", "post_id", "collected_at"),
        one_of("snapshots", "status", SnapshotStatus),
    )

    post_id: UUID
    platform: str
    metrics: dict[str, Any] = Field(sa_type=DOCUMENT)
    collected_at: datetime = Field(sa_type=MOMENT)
