"""The record: events, messages and audit."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import grant, protect

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _create_workflow_events()
    _create_outbox()
    _create_outbox_head()
    _create_audit_entries()


def downgrade() -> None:
    op.drop_table("audit_entries")
    op.drop_table("outbox_head")
    op.drop_table("outbox")
    op.drop_table("workflow_events")


def _create_workflow_events() -> None:
    op.create_table(
        "workflow_events",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("aggregate", sa.String(), nullable=False),
        sa.Column("aggregate_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "workflow_id", "seq", "position"),
    )
    op.create_index("workflow_events_aggregate", "workflow_events", ["tenant_id", "aggregate_id"])
    protect("workflow_events", "SELECT", "INSERT")


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("stream_offset", sa.BigInteger(), nullable=True),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("payload", JSONB(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "topic IN ('ideas.generated', 'ideas.approved', 'scripts.generated', 'assets.requested', "
            "'assets.generated', 'videos.rendered', 'posts.scheduled', 'analytics.collected')",
            name="outbox_topic",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "message_id"),
    )
    op.create_index("outbox_stream", "outbox", ["tenant_id", "stream_offset"])
    op.create_index(
        "outbox_waiting", "outbox", ["tenant_id", "position"], postgresql_where=sa.text("stream_offset IS NULL")
    )
    protect("outbox", "SELECT", "INSERT", "UPDATE (stream_offset)")


def _create_outbox_head() -> None:
    op.create_table(
        "outbox_head",
        sa.Column("single", sa.Boolean(), nullable=False),
        sa.Column("stream_offset", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("single"),
    )
    op.execute("INSERT INTO outbox_head (single, stream_offset) VALUES (true, 0)")
    grant("outbox_head", "SELECT", "UPDATE")


def _create_audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("workflow_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "entry_id"),
    )
    op.create_index("audit_entries_entity", "audit_entries", ["tenant_id", "entity_id", "position"])
    op.create_index("audit_entries_newest", "audit_entries", ["tenant_id", "position"])
    protect("audit_entries", "SELECT", "INSERT")
