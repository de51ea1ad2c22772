"""Channels and campaigns."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _create_channels()
    _create_campaigns()


def downgrade() -> None:
    op.drop_table("campaigns")
    op.drop_table("channels")


def _create_channels() -> None:
    op.create_table(
        "channels",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("topics", JSONB(), nullable=False),
        sa.Column("sources", JSONB(), nullable=False),
        sa.Column("gates", JSONB(), nullable=False),
        sa.Column("grace", sa.Interval(), nullable=False),
        sa.Column("target", sa.Interval(), nullable=False),
        sa.Column("run_at", sa.String(), nullable=False),
        sa.Column("brand", JSONB(), nullable=False),
        sa.Column("rule", JSONB(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('active', 'paused')", name="channels_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
        sa.UniqueConstraint("tenant_id", "slug", name="channels_slug"),
    )
    protect("channels", "SELECT", "INSERT", "UPDATE")


def _create_campaigns() -> None:
    op.create_table(
        "campaigns",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("goal", sa.String(), nullable=False),
        sa.Column("topics", JSONB(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('active', 'ended')", name="campaigns_status"),
        sa.ForeignKeyConstraint(["tenant_id", "channel_id"], ["channels.tenant_id", "channels.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    protect("campaigns", "SELECT", "INSERT", "UPDATE")
