"""What a commit leaves behind beside the rows: event log, audit, outbox and word to whoever watches."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid4

from pydantic_core import to_jsonable_python
from sqlalchemy import bindparam, insert, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import own
from adapters.persistence.sql.tables import AuditRow, EventRow, OutboxRow
from application.contracts.base import Payload
from application.contracts.topics import Topic
from application.ports.unit_of_work import WorkContext
from domain.shared.errors import InvalidTransitionError
from domain.shared.events import DomainEvent

EVENTS, OUTBOX, AUDIT = table_of(EventRow), table_of(OutboxRow), table_of(AuditRow)
_NOTIFY = text("SELECT pg_notify('tgcf_changes', word) FROM unnest(:words) AS word").bindparams(
    bindparam("words", type_=ARRAY(TEXT))
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event with the aggregate it happened to, and that one's status before and after the commit."""

    event: DomainEvent
    entity: str
    entity_id: UUID
    before: str
    after: str

    @property
    def name(self) -> str:
        return type(self.event).__name__


class Journal:
    def __init__(self, session: AsyncSession, context: WorkContext) -> None:
        self._session = session
        self._context = context
        self._workflow_id = context.workflow_id or f"direct/{uuid4()}"

    async def log(self, occurrences: Sequence[Occurrence]) -> bool:
        """Tell whether this step is new; a repeated one has its events there already.

        Raise `InvalidTransitionError` if another step took the same number, as nothing may be written over it.
        """
        rows = [self._event_row(position, one) for position, one in enumerate(occurrences)]
        statement = upsert(EVENTS).on_conflict_do_nothing().returning(EVENTS.c.position)
        written = (await self._session.scalars(statement, rows)).all() if rows else []
        if len(written) == len(rows):
            return True
        await self._refuse_unless_repeated(occurrences)
        return False

    async def audit(self, occurrences: Sequence[Occurrence]) -> None:
        if occurrences:
            await self._session.execute(insert(AUDIT), [self._audit_row(one) for one in occurrences])

    async def announce(self, messages: Sequence[tuple[Topic, str, Payload]], occurrences: Sequence[Occurrence]) -> None:
        latest = max((one.event.at for one in occurrences), default=None)
        at = latest or await self._session.scalar(text("SELECT now()"))
        rows = [
            {
                "tenant_id": self._context.tenant_id,
                "message_id": uuid4(),
                "topic": topic.value,
                "key": key,
                "schema_version": 1,
                "payload": payload.model_dump(mode="json"),
                "occurred_at": at,
            }
            for topic, key, payload in messages
        ]
        if rows:
            await self._session.execute(insert(OUTBOX), rows)

    async def notify(self, subjects: Sequence[tuple[str, UUID]]) -> None:
        await notify(self._session, self._context.tenant_id, subjects)

    def _event_row(self, position: int, one: Occurrence) -> dict[str, Any]:
        return {
            "tenant_id": self._context.tenant_id,
            "workflow_id": self._workflow_id,
            "seq": self._context.seq,
            "position": position,
            "run_id": self._context.workflow_run_id,
            "aggregate": one.entity,
            "aggregate_id": one.entity_id,
            "name": one.name,
            "schema_version": 1,
            "body": to_jsonable_python(asdict(one.event)),
            "occurred_at": one.event.at,
        }

    def _audit_row(self, one: Occurrence) -> dict[str, Any]:
        return {
            "tenant_id": self._context.tenant_id,
            "entry_id": uuid4(),
            "actor": getattr(one.event, "by", self._context.actor),
            "action": one.name,
            "entity": one.entity,
            "entity_id": one.entity_id,
            "before": one.before,
            "after": one.after,
            "reason": self._context.reason,
            "workflow_id": self._context.workflow_id,
            "at": one.event.at,
        }

    async def _refuse_unless_repeated(self, occurrences: Sequence[Occurrence]) -> None:
        key = (EVENTS.c.workflow_id == self._workflow_id, EVENTS.c.seq == self._context.seq)
        logged = own(EVENTS, self._context.tenant_id, *key).order_by(EVENTS.c.position)
        stored = [(row.name, row.aggregate_id) for row in await self._session.execute(logged)]
        if stored != [(one.name, one.entity_id) for one in occurrences]:
            msg = f"Step {self._context.seq} of {self._workflow_id} is recorded with other events already."
            raise InvalidTransitionError(msg)


async def notify(session: AsyncSession, tenant_id: UUID, subjects: Sequence[tuple[str, UUID]]) -> None:
    """Listeners hear of it when the transaction commits, and not before."""
    words = [json.dumps([str(tenant_id), subject, str(key)]) for subject, key in dict.fromkeys(subjects)]
    if words:
        await session.execute(_NOTIFY, {"words": words})
