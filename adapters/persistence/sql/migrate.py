"""Bring a database to the newest schema, from inside the running process."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from domain.shared.errors import ForbiddenError

APP_ROLE = "tgcf_app"
_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('tgcf_migrate'))")
_ROLE = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = :role")


async def migrate(owner_url: str) -> None:
    """May run at any time, also twice at once. Raise `ForbiddenError` if the owner may not do what is needed."""
    engine = create_async_engine(owner_url)
    try:
        async with engine.begin() as connection:
            await connection.execute(_LOCK)
            await _ensure_role(connection)
            await connection.run_sync(_to_head)
    finally:
        await engine.dispose()


def configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _to_head(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")


async def _ensure_role(connection: AsyncConnection) -> None:
    bypasses = await connection.scalar(_ROLE, {"role": APP_ROLE})
    if bypasses:
        msg = f"The role {APP_ROLE} would see every tenant: run `ALTER ROLE {APP_ROLE} NOSUPERUSER NOBYPASSRLS` first."
        raise ForbiddenError(msg)
    if bypasses is not None:
        return
    try:
        async with connection.begin_nested():
            await connection.execute(text(f"CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS"))
    except DBAPIError as error:
        msg = (
            f"The role {APP_ROLE} is missing and this owner may not create it: have an administrator run "
            f"`CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '…'`, then migrate again."
        )
        raise ForbiddenError(msg) from error
