"""What was ordered from providers that are paid."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import MOMENT, one_of
from application.ports.provider_jobs import JobState


class ProviderJobRow(SQLModel, table=True):
    """`key` is made of the order's content; `attempts` counts who asked, so that a lost one can be told."""

    __tablename__ = "provider_jobs"
    __table_args__ = (one_of("provider_jobs", "state", JobState),)

    tenant_id: UUID = Field(primary_key=True)
    provider: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    state: str
    job_id: str
    attempts: int
    asked_at: datetime = Field(sa_type=MOMENT)
