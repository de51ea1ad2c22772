"""What the in-memory unit of work commits to."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.contracts.base import Payload
from application.contracts.topics import Topic
from domain.scripts.scene import Scene
from domain.shared.events import DomainEvent
from domain.shared.ids import TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent:
    tenant_id: TenantId
    workflow_id: str
    seq: int
    entity_id: UUID
    event: DomainEvent

    @property
    def name(self) -> str:
        return type(self.event).__name__


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    tenant_id: TenantId
    actor: str
    action: str
    entity: str
    entity_id: UUID
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    tenant_id: TenantId
    topic: Topic
    key: str
    payload: Payload


@dataclass(slots=True)
class MemoryStore:
    """`rows` holds the aggregates by kind, tenant and id; copies go in and out. `scenes` are scripts by version."""

    rows: dict[str, dict[tuple[TenantId, UUID], Any]] = field(default_factory=lambda: defaultdict(dict))
    scenes: dict[tuple[TenantId, UUID, int], tuple[Scene, ...]] = field(default_factory=dict)
    events: list[LoggedEvent] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    audit: list[AuditLine] = field(default_factory=list)

    def step(self, tenant_id: TenantId, workflow_id: str, seq: int) -> list[tuple[str, UUID]]:
        """Return what is logged under one key."""
        key = (tenant_id, workflow_id, seq)
        logged = [one for one in self.events if (one.tenant_id, one.workflow_id, one.seq) == key]
        return [(one.name, one.entity_id) for one in logged]
