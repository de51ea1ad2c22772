"""Messages get their place in commit order, and whoever watches hears of every change."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.messaging.live_feed import RECONNECTED, PostgresLiveFeed
from adapters.messaging.outbox import LOOK_AGAIN_SEC, OutboxRelay
from adapters.persistence.sql.channels import SqlTenantDirectory
from adapters.persistence.sql.readers import SqlEventReader
from adapters.persistence.sql.unit_of_work import SqlUnitOfWork
from application.contracts.payloads import IdeaPayload
from application.contracts.topics import Topic
from application.ports.live_feed import Change
from application.ports.unit_of_work import WorkContext
from domain.ideas.idea import Idea
from domain.shared.ids import Actor, TenantId
from domain.tenancy.tenant import Tenant
from entrypoints.embedded.postgres import EmbeddedPostgres, PostgresUrls
from tests.support.builders import ANN, NOON, an_idea
from tests.support.saving import OTHER_TENANT, TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]


async def tenants(sessions: Sessions) -> None:
    for tenant, slug in ((TENANT, "acme"), (OTHER_TENANT, "other")):
        await SqlTenantDirectory(sessions).save(Tenant(id=tenant, slug=slug, name=slug, updated_at=NOON))


def working(sessions: Sessions, tenant_id: TenantId = TENANT) -> SqlUnitOfWork:
    return SqlUnitOfWork(sessions, WorkContext(tenant_id=tenant_id, actor=Actor("workflow")))


async def announce(work: SqlUnitOfWork, idea: Idea) -> None:
    idea.propose(by=ANN)
    work.ideas.add(idea)
    work.announce(Topic.IDEAS_GENERATED, str(idea.id), lambda: IdeaPayload.of(idea))


async def announced(sessions: Sessions, tenant_id: TenantId = TENANT) -> Idea:
    idea = an_idea()
    async with working(sessions, tenant_id) as work:
        await announce(work, idea)
        await work.commit()
    return idea


async def test_a_message_is_not_in_the_stream_before_it_was_relayed(sessions: Sessions) -> None:
    await tenants(sessions)
    idea, reader = await announced(sessions), SqlEventReader(sessions)
    before = await reader.after(TENANT, 0)
    placed = await OutboxRelay(sessions).relay()
    (message,) = await reader.after(TENANT, 0)

    assert (before, placed) == ([], 1)
    assert (message.offset, message.topic, message.key) == (1, Topic.IDEAS_GENERATED, str(idea.id))
    assert IdeaPayload.model_validate(message.payload) == IdeaPayload.of(idea)
    assert await OutboxRelay(sessions).relay() == 0


async def test_a_late_commit_comes_after_what_was_relayed_before_it(sessions: Sessions) -> None:
    await tenants(sessions)
    relay, late = OutboxRelay(sessions), an_idea()
    async with working(sessions) as work:
        await announce(work, late)
        early = await announced(sessions)
        await relay.relay()
        await work.commit()
    await relay.relay()

    messages = await SqlEventReader(sessions).after(TENANT, 0)
    assert [message.key for message in messages] == [str(early.id), str(late.id)]
    assert [message.offset for message in messages] == [1, 2]


async def test_many_writers_and_two_relays_give_each_message_one_place(sessions: Sessions) -> None:
    await tenants(sessions)
    relays = [OutboxRelay(sessions), OutboxRelay(sessions)]
    writing = (announced(sessions, tenant) for tenant in (TENANT, OTHER_TENANT) for _ in range(20))
    await asyncio.gather(*writing, *(relay.relay() for relay in relays))
    await asyncio.gather(*(relay.relay() for relay in relays))

    reader = SqlEventReader(sessions)
    offsets = [m.offset for tenant in (TENANT, OTHER_TENANT) for m in await reader.after(tenant, 0, limit=100)]
    assert sorted(offsets) == list(range(1, 41))


async def test_messages_can_be_asked_for_by_topic_and_from_the_end(sessions: Sessions) -> None:
    await tenants(sessions)
    ideas = [await announced(sessions) for _ in range(3)]
    await OutboxRelay(sessions).relay()
    reader = SqlEventReader(sessions)

    newest = await reader.newest(TENANT, Topic.IDEAS_GENERATED, limit=2)

    assert [message.key for message in newest] == [str(ideas[2].id), str(ideas[1].id)]
    assert await reader.after(TENANT, 0, Topic.POSTS_SCHEDULED) == []
    assert await reader.after(OTHER_TENANT, 0) == []
    assert [message.offset for message in await reader.after(TENANT, 2)] == [3]


async def test_the_running_relay_places_a_message_at_once(sessions: Sessions) -> None:
    await tenants(sessions)
    running = asyncio.create_task(OutboxRelay(sessions).run())
    try:
        await asyncio.sleep(LOOK_AGAIN_SEC / 4)
        await announced(sessions)
        await asyncio.sleep(LOOK_AGAIN_SEC / 2)
        assert len(await SqlEventReader(sessions).after(TENANT, 0)) == 1
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def heard(changes: AsyncIterator[Change]) -> Change:
    return await asyncio.wait_for(anext(changes), 5)


async def test_a_follower_hears_of_its_tenants_changes_when_they_are_committed(
    sessions: Sessions, database_urls: PostgresUrls
) -> None:
    feed, idea = PostgresLiveFeed(database_urls.app), an_idea()
    async with feed.changes(TENANT) as changes, feed.changes(OTHER_TENANT) as others:
        async with working(sessions) as work:
            work.ideas.add(an_idea())
        await save(sessions, an_idea(), tenant_id=OTHER_TENANT)
        await save(sessions, idea)

        assert await heard(changes) == Change("idea", str(idea.id))
        assert (await heard(others)).entity_id != str(idea.id)


async def test_the_feed_comes_back_after_its_connection_was_cut_and_says_so(
    sessions: Sessions, database_urls: PostgresUrls, postgres_server: EmbeddedPostgres
) -> None:
    idea = an_idea()
    async with PostgresLiveFeed(database_urls.app).changes(TENANT) as changes:
        postgres_server.run_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' OR query = 'SELECT 1'"
        )
        assert await heard(changes) == RECONNECTED
        await save(sessions, idea)

        assert await heard(changes) == Change("idea", str(idea.id))


async def test_a_feed_can_be_followed_again_after_everybody_left(
    sessions: Sessions, database_urls: PostgresUrls
) -> None:
    feed = PostgresLiveFeed(database_urls.app)
    for _ in range(2):
        idea = an_idea()
        async with feed.changes(TENANT) as changes:
            await save(sessions, idea)

            assert UUID((await heard(changes)).entity_id) == idea.id


async def test_a_connection_that_the_server_closed_costs_no_request(
    sessions: Sessions, postgres_server: EmbeddedPostgres
) -> None:
    await save(sessions, an_idea())
    postgres_server.run_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tgcf_app'")

    async with sessions() as session:
        assert await session.scalar(text("SELECT 1")) == 1
