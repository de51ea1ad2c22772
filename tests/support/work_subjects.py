"""Both units of work, each as a subject for the same promises, with what they have left behind."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.memory.unit_of_work import MemoryUnitOfWork
from adapters.persistence.sql.journal import AUDIT, EVENTS, OUTBOX
from adapters.persistence.sql.scope import reading
from adapters.persistence.sql.unit_of_work import SqlUnitOfWork
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, TenantId

TENANT = TenantId(UUID(int=1))
CONTEXT = WorkContext(tenant_id=TENANT, actor=Actor("workflow"))


@dataclass(frozen=True, slots=True)
class Subject:
    new_work: UnitOfWorkFactory
    event_names: Callable[[], Awaitable[list[str]]]
    messages: Callable[[], Awaitable[list[tuple[str, str, int]]]]
    audit: Callable[[], Awaitable[list[tuple[str, str, str, str, str]]]]

    def work(self, **changes: Any) -> UnitOfWork:
        return self.new_work(replace(CONTEXT, **changes))

    def step(self, seq: int, workflow_id: str = "content/a") -> UnitOfWork:
        return self.work(workflow_id=workflow_id, workflow_run_id=str(uuid4()), seq=seq)


def in_memory(store: MemoryStore | None = None) -> Subject:
    store = MemoryStore() if store is None else store

    async def event_names() -> list[str]:
        return [one.name for one in store.events if one.tenant_id == TENANT]

    async def messages() -> list[tuple[str, str, int]]:
        return [(one.topic, one.key, one.payload.model_dump()["version"]) for one in store.messages]

    async def audit() -> list[tuple[str, str, str, str, str]]:
        return [(one.actor, one.action, one.before, one.after, one.reason) for one in store.audit]

    return Subject(lambda context: MemoryUnitOfWork(store, context), event_names, messages, audit)


def in_sql(sessions: async_sessionmaker[AsyncSession]) -> Subject:
    async def rows(table: Table, order: Any) -> list[Any]:
        async with reading(sessions, TENANT) as session:
            return list((await session.execute(select(table).order_by(order))).all())

    async def event_names() -> list[str]:
        return [row.name for row in await rows(EVENTS, EVENTS.c.recorded_at)]

    async def messages() -> list[tuple[str, str, int]]:
        return [(row.topic, row.key, row.payload["version"]) for row in await rows(OUTBOX, OUTBOX.c.position)]

    async def audit() -> list[tuple[str, str, str, str, str]]:
        entries = await rows(AUDIT, AUDIT.c.position)
        return [(row.actor, row.action, row.before, row.after, row.reason) for row in entries]

    return Subject(lambda context: SqlUnitOfWork(sessions, context), event_names, messages, audit)
