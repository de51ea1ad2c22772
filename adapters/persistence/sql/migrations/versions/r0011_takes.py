"""Every take of an asset is kept, and the words that a generator is asked with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Assets of before have the take that is in use: it becomes their first when they are read."""
    op.add_column("assets", sa.Column("takes", JSONB(), server_default="[]", nullable=False))
    op.add_column("assets", sa.Column("prompt", sa.String(), server_default="", nullable=False))
    op.alter_column("assets", "takes", server_default=None)
    op.alter_column("assets", "prompt", server_default=None)


def downgrade() -> None:
    op.drop_column("assets", "prompt")
    op.drop_column("assets", "takes")
