"""Row-level security and grants, as every migration gives them to its tables."""

from alembic import op

APP_ROLE = "tgcf_app"
OWN_ROWS = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid"
OWN_ROWS_OR_SECRET = f"{OWN_ROWS} OR digest = nullif(current_setting('app.digest', true), '')"


def grant(table: str, *privileges: str) -> None:
    op.execute(f"GRANT {', '.join(privileges)} ON {table} TO {APP_ROLE}")


def protect(table: str, *privileges: str, condition: str = OWN_ROWS) -> None:
    """Show and take only the rows of the transaction's tenant, from the owner of the table too."""
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY tenant ON {table} USING ({condition}) WITH CHECK ({condition})")
    grant(table, *privileges)
