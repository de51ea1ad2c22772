"""What the gate measured on a file that it refused is kept with its video."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("videos", sa.Column("failed_checks", JSONB(), server_default="{}", nullable=False))
    op.alter_column("videos", "failed_checks", server_default=None)


def downgrade() -> None:
    op.drop_column("videos", "failed_checks")
