"""What ideas are chosen by: standing sources and their signals, likeness, reasons of the score, audiences, quotas."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0008"
down_revision = "0007"

DOCUMENTS = (
    ("ideas", "score_reasons"),
    ("ideas", "keywords"),
    ("channels", "curation"),
    ("campaigns", "audience"),
)
WORDS = (("ideas", "held_because"), ("ideas", "routing"))


def upgrade() -> None:
    for table, column in DOCUMENTS:
        _add(table, sa.Column(column, JSONB(), server_default="{}", nullable=False))
    for table, column in WORDS:
        _add(table, sa.Column(column, sa.String(), server_default="", nullable=False))
    _add("campaigns", sa.Column("ideas_a_day", sa.Integer(), server_default="0", nullable=False))
    op.add_column("ideas", sa.Column("match", JSONB(), nullable=True))
    op.add_column("ideas", sa.Column("campaign_id", sa.Uuid(), nullable=True))
    op.create_index("ideas_newest", "ideas", ["tenant_id", "created_at"])
    _create_sources()
    _create_signals()


def downgrade() -> None:
    op.drop_table("signals")
    op.drop_table("sources")
    op.drop_index("ideas_newest", "ideas")
    op.drop_column("ideas", "campaign_id")
    op.drop_column("ideas", "match")
    op.drop_column("campaigns", "ideas_a_day")
    for table, column in (*DOCUMENTS, *WORDS):
        op.drop_column(table, column)


def _add(table: str, column: sa.Column[object]) -> None:
    """Rows that are there get the default; from then on the application says what stands there."""
    name = column.name
    op.add_column(table, column)
    op.alter_column(table, name, server_default=None)


def _create_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.Column("locator", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("every", sa.Interval(), nullable=False),
        sa.Column("state", JSONB(), nullable=False),
        sa.Column("taken", JSONB(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('articles', 'trends')", name="sources_role"),
        sa.CheckConstraint("status IN ('active', 'paused')", name="sources_status"),
        sa.ForeignKeyConstraint(["tenant_id", "channel_id"], ["channels.tenant_id", "channels.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("sources_channel", "sources", ["tenant_id", "channel_id"])
    protect("sources", "SELECT", "INSERT", "UPDATE", "DELETE")


def _create_signals() -> None:
    op.create_table(
        "signals",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id", "source_id"], ["sources.tenant_id", "sources.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("signals_newest", "signals", ["tenant_id", "at"])
    protect("signals", "SELECT", "INSERT", "UPDATE", "DELETE")
