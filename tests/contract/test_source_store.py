"""Every store of sources keeps a look whole, refuses an older state, and shows one tenant's only."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from adapters.persistence.memory.sources import MemorySourceStore
from adapters.persistence.sql.sources import SqlSourceStore
from application.ports.sources import SourceStore
from domain.ideas.source import PollState, Source, SourceRole
from domain.ideas.trends import FRESH, Signal
from domain.shared.errors import NotFoundError, StaleAggregateError
from domain.shared.ids import ChannelId, SourceId, TenantId
from tests.support.builders import NOON

TENANT, OTHER = TenantId(UUID(int=1)), TenantId(UUID(int=2))


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> SourceStore:
    if request.param == "memory":
        return MemorySourceStore()
    return SqlSourceStore(request.getfixturevalue("sessions"))


def a_source(locator: str = "https://a.example/feed") -> Source:
    return Source(id=SourceId(uuid4()), locator=locator, role=SourceRole.TRENDS, updated_at=NOON)


def a_signal(source: Source, days: float = 0, title: str = "Shade") -> Signal:
    return Signal(id=uuid4(), source_id=source.id, title=title, weight=0.5, at=NOON - timedelta(days=days))


async def test_a_source_comes_back_as_it_went_with_its_state(store: SourceStore) -> None:
    state = PollState(etag='"1"', last_modified="Mon", digest="d", entries=3, checked_at=NOON, failure="x", failures=2)
    saved = await store.save(TENANT, replace(a_source(), state=state).take(ChannelId(UUID(int=5)), (UUID(int=6),)))

    assert await store.get(TENANT, saved.id) == saved
    assert await store.every(TENANT) == [saved]
    assert saved.version == 1


async def test_sources_come_by_locator(store: SourceStore) -> None:
    for locator in ("https://b.example", "https://a.example"):
        await store.save(TENANT, a_source(locator))

    assert [source.locator for source in await store.every(TENANT)] == ["https://a.example", "https://b.example"]


async def test_an_older_look_does_not_replace_a_newer_one(store: SourceStore) -> None:
    first = await store.save(TENANT, a_source())
    await store.save(TENANT, first)

    with pytest.raises(StaleAggregateError):
        await store.save(TENANT, first, [a_signal(first)])
    with pytest.raises(StaleAggregateError):
        await store.save(TENANT, replace(first, version=0))
    assert await store.signals(TENANT, NOON - FRESH) == []


async def test_signals_come_newest_first_once_each_and_old_ones_go(store: SourceStore) -> None:
    source = a_source()
    new, old, ancient = a_signal(source), a_signal(source, days=3), a_signal(source, days=60)
    saved = await store.save(TENANT, source, [old, new, ancient])
    await store.save(TENANT, saved, [replace(new, title="Another title")])

    assert await store.signals(TENANT, NOON - timedelta(days=90)) == [new, old]
    assert await store.signals(TENANT, NOON - timedelta(days=1)) == [new]


async def test_with_a_source_go_its_signals(store: SourceStore) -> None:
    kept, gone = a_source("https://a.example"), a_source("https://b.example")
    await store.save(TENANT, kept, [signal := a_signal(kept)])
    await store.save(TENANT, gone, [a_signal(gone)])

    await store.remove(TENANT, gone.id)

    assert await store.signals(TENANT, NOON - FRESH) == [signal]
    with pytest.raises(NotFoundError):
        await store.get(TENANT, gone.id)
    with pytest.raises(NotFoundError):
        await store.remove(TENANT, gone.id)


async def test_one_tenant_neither_sees_nor_removes_anothers_sources(store: SourceStore) -> None:
    source = await store.save(TENANT, a_source(), [])

    assert await store.every(OTHER) == []
    assert await store.signals(OTHER, NOON - FRESH) == []
    with pytest.raises(NotFoundError):
        await store.get(OTHER, source.id)
    with pytest.raises(NotFoundError):
        await store.remove(OTHER, source.id)
