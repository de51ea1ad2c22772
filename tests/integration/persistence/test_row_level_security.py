"""The database alone keeps tenants apart, whatever the application forgets."""

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.engine import open_engine, open_sessions
from adapters.persistence.sql.journal import AUDIT, EVENTS
from adapters.persistence.sql.mapping import IDEAS
from adapters.persistence.sql.scope import reading, scoped
from entrypoints.embedded.postgres import PostgresUrls
from tests.support.builders import ANN, an_idea
from tests.support.saving import OTHER_TENANT, TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]
WITHOUT_TENANT = {"alembic_version", "outbox_head", "tenants"}


async def two_tenants(sessions: Sessions) -> None:
    for tenant in (TENANT, OTHER_TENANT):
        idea = an_idea()
        idea.propose(by=ANN)
        await save(sessions, idea, tenant_id=tenant)


async def test_without_a_tenant_nothing_is_seen(sessions: Sessions) -> None:
    await two_tenants(sessions)

    async with sessions() as session:
        assert (await session.execute(select(IDEAS.table))).all() == []


async def test_a_tenant_sees_its_own_rows_only(sessions: Sessions) -> None:
    await two_tenants(sessions)

    async with reading(sessions, TENANT) as session:
        rows = (await session.execute(select(IDEAS.table.c.tenant_id))).scalars().all()
    assert rows == [TENANT]


async def test_a_foreign_row_can_be_neither_added_nor_taken(sessions: Sessions) -> None:
    await two_tenants(sessions)
    foreign = IDEAS.columns_of(an_idea(), OTHER_TENANT)

    for statement in (insert(IDEAS.table).values(foreign), IDEAS.table.update().values(tenant_id=OTHER_TENANT)):
        async with reading(sessions, TENANT) as session:
            with pytest.raises(DBAPIError, match="row-level security"):
                await session.execute(statement)


async def test_the_scope_does_not_outlive_its_transaction_in_the_pool(database_urls: PostgresUrls) -> None:
    engine = open_engine(database_urls.app, pool_size=1)
    one_connection = open_sessions(engine)
    await two_tenants(one_connection)
    async with one_connection() as session:
        scoped(session, TENANT, "a-digest")
        await session.execute(select(IDEAS.table))
        await session.rollback()

    async with one_connection() as session:
        seen = (await session.execute(select(IDEAS.table))).all()
        left = await session.scalar(text("SELECT current_setting('app.tenant') || current_setting('app.digest')"))
    await engine.dispose()
    assert (seen, left) == ([], "")


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE ideas DISABLE ROW LEVEL SECURITY",
        "ALTER ROLE tgcf_app BYPASSRLS",
        "CREATE TABLE mine (id int)",
        "DROP POLICY tenant ON ideas",
        "SET ROLE tg_owner",
        "TRUNCATE ideas",
        "DELETE FROM ideas",
        "UPDATE outbox SET payload = '{}'",
        "SELECT * FROM alembic_version",
    ],
)
async def test_the_role_of_the_application_may_not(sessions: Sessions, statement: str) -> None:
    async with sessions() as session:
        with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
            await session.execute(text(statement))


async def test_switching_row_security_off_shows_nothing_more(sessions: Sessions) -> None:
    await two_tenants(sessions)

    async with sessions() as session:
        await session.execute(text("SET LOCAL row_security = off"))
        with pytest.raises(DBAPIError, match="row-level security"):
            await session.execute(select(IDEAS.table))


async def test_the_record_can_be_added_to_only(sessions: Sessions) -> None:
    await two_tenants(sessions)

    for table in (EVENTS, AUDIT):
        for statement in (table.delete(), table.update().values(tenant_id=TENANT)):
            async with reading(sessions, TENANT) as session:
                with pytest.raises(DBAPIError, match="permission denied"):
                    await session.execute(statement)


async def test_every_table_with_a_tenant_forces_a_policy(database_urls: PostgresUrls) -> None:
    engine = open_engine(database_urls.owner, pool_size=1)
    async with engine.connect() as connection:
        rows = await connection.execute(
            text(
                "SELECT relname, relforcerowsecurity AND relrowsecurity AND EXISTS "
                "(SELECT FROM pg_policy WHERE polrelid = pg_class.oid) AS forced "
                "FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            )
        )
        forced = {row.relname: row.forced for row in rows}
    await engine.dispose()

    assert {table for table, is_forced in forced.items() if not is_forced} == WITHOUT_TENANT


async def test_the_owner_of_the_tables_is_held_to_the_policies_too(database_urls: PostgresUrls) -> None:
    app = open_engine(database_urls.app, pool_size=1)
    await two_tenants(open_sessions(app))
    await app.dispose()
    owner = open_engine(database_urls.owner, pool_size=1)

    async with owner.begin() as connection:
        await connection.execute(text("CREATE ROLE table_owner NOLOGIN"))
        await connection.execute(text("GRANT ALL ON SCHEMA public TO table_owner"))
        await connection.execute(text("ALTER TABLE ideas OWNER TO table_owner"))
        await connection.execute(text("SET LOCAL ROLE table_owner"))
        seen = (await connection.execute(select(IDEAS.table))).all()
        await connection.rollback()
    await owner.dispose()
    assert seen == []
