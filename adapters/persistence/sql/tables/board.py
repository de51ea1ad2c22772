"""What is counted and shown live: no part of the record."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import MOMENT, one_of
from application.contracts.pipeline import Stage, StageState
from application.ports.audience import ViewerEventKind


class ProgressRow(SQLModel, table=True):
    __tablename__ = "progress"
    __table_args__ = (one_of("progress", "stage", Stage), one_of("progress", "state", StageState))

    tenant_id: UUID = Field(primary_key=True)
    idea_id: UUID = Field(primary_key=True)
    stage: str = Field(primary_key=True)
    state: str
    done: int
    total: int
    detail: str
    eta_sec: float | None = None
    attempt: int
    failure: str
    started_at: datetime | None = Field(default=None, sa_type=MOMENT)
    updated_at: datetime = Field(sa_type=MOMENT)


class ViewerEventRow(SQLModel, table=True):
    """One row per post, visit and kind, so that a beacon that is sent twice counts once."""

    __tablename__ = "viewer_events"
    __table_args__ = (one_of("viewer_events", "kind", ViewerEventKind),)

    tenant_id: UUID = Field(primary_key=True)
    post_id: UUID = Field(primary_key=True)
    visit: UUID = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    watch_sec: float
