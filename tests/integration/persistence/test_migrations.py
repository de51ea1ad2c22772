"""The schema goes up and down, and is what the tables and enums say."""

import asyncio
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel

from adapters.persistence.sql.migrate import configuration, migrate
from domain.shared.errors import ForbiddenError
from entrypoints.embedded.postgres import EmbeddedPostgres, PostgresUrls

pytestmark = pytest.mark.postgres

WORDS = text(
    "SELECT conname, regexp_matches(pg_get_constraintdef(oid), '''([^'']+)''', 'g') "
    "FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
)


async def in_database(url: str, act: Any) -> Any:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        answer = await connection.run_sync(act)
    await engine.dispose()
    return answer


async def test_every_step_goes_up_down_and_up_again(empty_database: PostgresUrls) -> None:
    def climb(connection: Connection) -> None:
        for step in range(6):
            command.upgrade(configuration(connection), "+1")
            command.downgrade(configuration(connection), "-1")
            command.upgrade(configuration(connection), f"{step + 1:04}")
        command.downgrade(configuration(connection), "base")
        command.upgrade(configuration(connection), "head")

    await in_database(empty_database.owner, climb)


async def test_nothing_is_left_after_the_way_down(empty_database: PostgresUrls) -> None:
    def climb(connection: Connection) -> list[str]:
        command.upgrade(configuration(connection), "head")
        command.downgrade(configuration(connection), "base")
        return list(connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")))

    assert await in_database(empty_database.owner, climb) == ["alembic_version"]


async def test_the_migrated_schema_is_that_of_the_tables(database_urls: PostgresUrls) -> None:
    def differences(connection: Connection) -> list[Any]:
        return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))

    assert await in_database(database_urls.owner, differences) == []


async def test_the_database_accepts_exactly_the_words_of_the_enums(database_urls: PostgresUrls) -> None:
    def stored(connection: Connection) -> dict[str, set[str]]:
        words: dict[str, set[str]] = {}
        for name, (word,) in connection.execute(WORDS):
            words.setdefault(name, set()).add(word)
        return words

    wanted = {
        str(constraint.name): set(str(constraint.sqltext).split("'")[1::2])
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }

    assert len(wanted) > 15
    assert await in_database(database_urls.owner, stored) == wanted


async def test_migrating_twice_at_once_and_again_is_harmless(empty_database: PostgresUrls) -> None:
    await asyncio.gather(migrate(empty_database.owner), migrate(empty_database.owner))
    await migrate(empty_database.owner)


async def test_an_owner_that_is_no_superuser_can_migrate(
    empty_database: PostgresUrls, postgres_server: EmbeddedPostgres
) -> None:
    postgres_server.run_sql("CREATE ROLE plain_owner LOGIN")
    postgres_server.run_sql(f"ALTER DATABASE {_database(empty_database)} OWNER TO plain_owner")

    await migrate(empty_database.owner.replace("tg_owner", "plain_owner"))


async def test_a_missing_role_that_may_not_be_created_is_named(
    empty_database: PostgresUrls, postgres_server: EmbeddedPostgres
) -> None:
    postgres_server.run_sql("CREATE ROLE poor_owner LOGIN")
    postgres_server.run_sql(f"ALTER DATABASE {_database(empty_database)} OWNER TO poor_owner")
    postgres_server.run_sql("ALTER ROLE tgcf_app RENAME TO tgcf_away")
    try:
        with pytest.raises(ForbiddenError, match="CREATE ROLE tgcf_app LOGIN"):
            await migrate(empty_database.owner.replace("tg_owner", "poor_owner"))
    finally:
        postgres_server.run_sql("ALTER ROLE tgcf_away RENAME TO tgcf_app")


async def test_an_application_role_that_bypasses_row_level_security_is_refused(
    empty_database: PostgresUrls, postgres_server: EmbeddedPostgres
) -> None:
    postgres_server.run_sql("ALTER ROLE tgcf_app BYPASSRLS")
    try:
        with pytest.raises(ForbiddenError, match="NOBYPASSRLS"):
            await migrate(empty_database.owner)
    finally:
        postgres_server.run_sql("ALTER ROLE tgcf_app NOBYPASSRLS")


def _database(urls: PostgresUrls) -> str:
    return urls.owner.split("@/")[1].split("?")[0]
