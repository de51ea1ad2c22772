"""Upkeep: wider step numbers, and leave to delete sign-in links that are over."""

import sqlalchemy as sa
from alembic import op

from adapters.persistence.sql.migrations.protection import APP_ROLE

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.alter_column("workflow_events", "seq", type_=sa.BigInteger(), existing_nullable=False)
    op.execute(f"GRANT DELETE ON sign_in_links TO {APP_ROLE}")


def downgrade() -> None:
    """Numbers that are too wide for the narrow column are a reason not to go back."""
    op.execute(f"REVOKE DELETE ON sign_in_links FROM {APP_ROLE}")
    op.alter_column("workflow_events", "seq", type_=sa.Integer(), existing_nullable=False)
