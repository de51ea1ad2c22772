"""Delivery: videos, posts, their numbers and how far things are."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _create_videos()
    _create_posts()
    _create_snapshots()
    _create_progress()
    _create_viewer_events()


def downgrade() -> None:
    op.drop_table("viewer_events")
    op.drop_table("progress")
    op.drop_table("snapshots")
    op.drop_table("posts")
    op.drop_table("videos")


def _create_videos() -> None:
    op.create_table(
        "videos",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("manifest_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("rendition", JSONB(), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('rendering', 'ready', 'failed')", name="videos_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("videos_idea", "videos", ["tenant_id", "idea_id"])
    op.create_index("videos_newest", "videos", ["tenant_id", "created_at", "id"])
    protect("videos", "SELECT", "INSERT", "UPDATE")


def _create_posts() -> None:
    op.create_table(
        "posts",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("video_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("tags", JSONB(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("scheduled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery", sa.String(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("external_url", sa.String(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "delivery IN ('prepared', 'armed', 'accepted', 'recorded', "
            "'unconfirmed', 'needs_reauth', 'failed_terminal')",
            name="posts_delivery",
        ),
        sa.CheckConstraint("status IN ('scheduled', 'published', 'failed')", name="posts_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("posts_idea", "posts", ["tenant_id", "idea_id"])
    op.create_index("posts_newest", "posts", ["tenant_id", "scheduled_at", "id"])
    op.create_index("posts_slug", "posts", ["tenant_id", "slug"])
    protect("posts", "SELECT", "INSERT", "UPDATE")


def _create_snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("metrics", JSONB(), nullable=False),
        sa.Column("collected_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('collected')", name="snapshots_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("snapshots_post", "snapshots", ["tenant_id", "post_id", "collected_at"])
    protect("snapshots", "SELECT", "INSERT", "UPDATE")


def _create_progress() -> None:
    op.create_table(
        "progress",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("eta_sec", sa.Float(), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "stage IN ('idea', 'script', 'assets', 'video', 'schedule', 'publish', 'done')", name="progress_stage"
        ),
        sa.CheckConstraint("state IN ('running', 'waiting', 'failed', 'done')", name="progress_state"),
        sa.PrimaryKeyConstraint("tenant_id", "idea_id", "stage"),
    )
    protect("progress", "SELECT", "INSERT", "UPDATE", "DELETE")


def _create_viewer_events() -> None:
    op.create_table(
        "viewer_events",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("visit", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("watch_sec", sa.Float(), nullable=False),
        sa.CheckConstraint("kind IN ('view', 'watch', 'like', 'share')", name="viewer_events_kind"),
        sa.PrimaryKeyConstraint("tenant_id", "post_id", "visit", "kind"),
    )
    protect("viewer_events", "SELECT", "INSERT", "UPDATE")
