"""What is spent, and what may be."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    _create_expenses()
    _create_budgets()


def downgrade() -> None:
    op.drop_table("budgets")
    op.drop_table("expenses")


def _create_expenses() -> None:
    op.create_table(
        "expenses",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("order_key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("idea_id", sa.Uuid(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("amounts", JSONB(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("reserved", sa.Numeric(18, 6), nullable=False),
        sa.Column("charged", sa.Numeric(18, 6), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('reserved', 'settled', 'released')", name="expenses_state"),
        sa.PrimaryKeyConstraint("tenant_id", "order_key", "number", "turn"),
    )
    op.create_index("expenses_day", "expenses", ["tenant_id", "day"])
    op.create_index("expenses_idea", "expenses", ["tenant_id", "idea_id"])
    op.create_index("expenses_run", "expenses", ["tenant_id", "run_id"])
    protect("expenses", "SELECT", "INSERT", "UPDATE")


def _create_budgets() -> None:
    op.create_table(
        "budgets",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("caps", JSONB(), nullable=False),
        sa.Column("when_reached", sa.String(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("when_reached IN ('wait', 'offline')", name="budgets_when_reached"),
        sa.PrimaryKeyConstraint("tenant_id", "subject_id"),
    )
    protect("budgets", "SELECT", "INSERT", "UPDATE")
