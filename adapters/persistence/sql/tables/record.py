"""The record: what happened, who decided, what was announced and answered. Rows are added, never changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import DOCUMENT, MOMENT, in_order, one_of
from application.contracts.topics import Topic


class EventRow(SQLModel, table=True):
    """`seq` numbers the steps of a workflow, `position` the events of one step: a repeated step meets its own key."""

    __tablename__ = "workflow_events"
    __table_args__ = (Index("workflow_events_aggregate", "tenant_id", "aggregate_id"),)

    tenant_id: UUID = Field(primary_key=True)
    workflow_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_type=BigInteger)
    position: int = Field(primary_key=True)
    run_id: str
    aggregate: str
    aggregate_id: UUID
    name: str
    schema_version: int = 1
    body: dict[str, Any] = Field(sa_type=DOCUMENT)
    occurred_at: datetime = Field(sa_type=MOMENT)
    recorded_at: datetime = Field(sa_type=MOMENT, sa_column_kwargs={"server_default": text("now()")})


class OutboxRow(SQLModel, table=True):
    """`stream_offset` is given by the relay, after the commit: a number drawn at insert could be seen out of order."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_waiting", "tenant_id", "position", postgresql_where=text("stream_offset IS NULL")),
        Index("outbox_stream", "tenant_id", "stream_offset"),
        one_of("outbox", "topic", Topic),
    )

    tenant_id: UUID = Field(primary_key=True)
    message_id: UUID = Field(primary_key=True)
    position: int | None = in_order()
    stream_offset: int | None = Field(default=None, sa_type=BigInteger)
    topic: str
    key: str
    schema_version: int = 1
    payload: dict[str, Any] = Field(sa_type=DOCUMENT)
    occurred_at: datetime = Field(sa_type=MOMENT)


class OutboxHeadRow(SQLModel, table=True):
    """One row: the last offset given. Whoever holds it is the relay for the moment."""

    __tablename__ = "outbox_head"

    single: bool = Field(default=True, primary_key=True)
    stream_offset: int = Field(sa_type=BigInteger)


class AuditRow(SQLModel, table=True):
    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("audit_entries_newest", "tenant_id", "position"),
        Index("audit_entries_entity", "tenant_id", "entity_id", "position"),
    )

    tenant_id: UUID = Field(primary_key=True)
    entry_id: UUID = Field(primary_key=True)
    position: int | None = in_order()
    actor: str
    action: str
    entity: str
    entity_id: UUID
    before: str
    after: str
    reason: str
    workflow_id: str
    at: datetime = Field(sa_type=MOMENT)


class IdempotencyRow(SQLModel, table=True):
    """`status` is empty while the first request with this key is still being worked on."""

    __tablename__ = "idempotency_keys"

    tenant_id: UUID = Field(primary_key=True)
    key: str = Field(primary_key=True)
    request_digest: str
    claimed_at: datetime = Field(sa_type=MOMENT)
    status: int | None = None
    body: bytes | None = None
    media_type: str = ""
