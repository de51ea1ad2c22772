"""What ideas mean to an embedding model, kept so that it is paid for once."""

import sqlalchemy as sa
from alembic import op

from adapters.persistence.sql.migrations.protection import protect

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "idea_vectors",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "model", "idea_id"),
    )
    protect("idea_vectors", "SELECT", "INSERT")


def downgrade() -> None:
    op.drop_table("idea_vectors")
