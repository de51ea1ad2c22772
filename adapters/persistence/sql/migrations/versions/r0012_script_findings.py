"""What the checks found in each version of a script."""

import sqlalchemy as sa
from alembic import op

from adapters.persistence.sql.migrations.protection import protect

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "script_findings",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("script_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("scene_id", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("excerpt", sa.String(), nullable=False),
        sa.CheckConstraint("severity IN ('error', 'warning')", name="script_findings_severity"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "script_id", "revision"],
            ["script_versions.tenant_id", "script_versions.script_id", "script_versions.revision"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "script_id", "revision", "position"),
    )
    protect("script_findings", "SELECT", "INSERT", "DELETE")


def downgrade() -> None:
    op.drop_table("script_findings")
