"""Fixtures: one PostgreSQL for the test session, and in it a fresh, migrated database for each test that asks."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.engine import open_engine, open_sessions
from adapters.persistence.sql.migrate import migrate
from entrypoints.embedded.postgres import EmbeddedPostgres, PostgresUrls

TEMPLATE = "template_tgcf"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(_folder(tmp_path_factory), durable=False)
    server.start()
    try:
        server.run_sql(f"CREATE DATABASE {TEMPLATE}")
        with ThreadPoolExecutor(1) as apart_from_the_tests_loop:
            apart_from_the_tests_loop.submit(asyncio.run, migrate(server.urls(TEMPLATE).owner)).result()
        yield server
    finally:
        server.stop()


@pytest.fixture
def empty_database(postgres_server: EmbeddedPostgres) -> Iterator[PostgresUrls]:
    """A database before its first migration."""
    yield from _a_database(postgres_server, "template0")


@pytest.fixture
def database_urls(postgres_server: EmbeddedPostgres) -> Iterator[PostgresUrls]:
    yield from _a_database(postgres_server, TEMPLATE)


@pytest.fixture
async def sessions(database_urls: PostgresUrls) -> AsyncIterator[async_sessionmaker[AsyncSession]]:
    """As the application's role, under row-level security."""
    engine = open_engine(database_urls.app, pool_size=5)
    yield open_sessions(engine)
    await engine.dispose()


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.mktemp("postgres")


def _a_database(server: EmbeddedPostgres, template: str) -> Iterator[PostgresUrls]:
    name = f"t_{next(_numbers)}"
    server.run_sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield server.urls(name)
    server.run_sql(f"DROP DATABASE {name} WITH (FORCE)")
