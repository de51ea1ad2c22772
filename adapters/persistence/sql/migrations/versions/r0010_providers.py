"""Whom a channel orders from, and what was ordered: asked once, found again after a crash."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("channels", sa.Column("providers", JSONB(), server_default="{}", nullable=False))
    op.alter_column("channels", "providers", server_default=None)
    op.create_table(
        "provider_jobs",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('asked', 'submitted', 'delivered')", name="provider_jobs_state"),
        sa.PrimaryKeyConstraint("tenant_id", "provider", "key"),
    )
    protect("provider_jobs", "SELECT", "INSERT", "UPDATE", "DELETE")


def downgrade() -> None:
    op.drop_table("provider_jobs")
    op.drop_column("channels", "providers")
