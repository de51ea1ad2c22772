"""What the checks found in each version of a script."""

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint
from sqlmodel import Field, SQLModel

from adapters.persistence.sql.tables.base import one_of
from domain.scripts.quality.finding import Severity


class ScriptFindingRow(SQLModel, table=True):
    """`position` keeps their order: errors first."""

    __tablename__ = "script_findings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["tenant_id", "script_id", "revision"],
            ["script_versions.tenant_id", "script_versions.script_id", "script_versions.revision"],
            ondelete="CASCADE",
        ),
        one_of("script_findings", "severity", Severity),
    )

    tenant_id: UUID = Field(primary_key=True)
    script_id: UUID = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    rule: str
    severity: str
    scene_id: str
    message: str
    excerpt: str
