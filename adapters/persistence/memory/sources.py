"""Standing sources in memory, with the promises of the real ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from application.ports.sources import SourceStore
from domain.ideas.source import Source
from domain.ideas.trends import FRESH, Signal
from domain.shared.errors import NotFoundError, StaleAggregateError
from domain.shared.ids import SourceId, TenantId


@dataclass(slots=True)
class MemorySourceStore(SourceStore):
    sources: dict[tuple[TenantId, SourceId], Source] = field(default_factory=dict)
    heard: dict[tuple[TenantId, UUID], Signal] = field(default_factory=dict)

    async def every(self, tenant_id: TenantId) -> Sequence[Source]:
        mine = [source for (owner, _), source in self.sources.items() if owner == tenant_id]
        return sorted(mine, key=lambda source: (source.locator, source.id))

    async def get(self, tenant_id: TenantId, source_id: SourceId) -> Source:
        self._require(tenant_id, source_id)
        return self.sources[tenant_id, source_id]

    async def save(self, tenant_id: TenantId, source: Source, signals: Sequence[Signal] = ()) -> Source:
        kept = self.sources.get((tenant_id, source.id))
        if source.version != (kept.version if kept else 0):
            msg = f"The source {source.locator} is there already or was changed by someone else: look at it again."
            raise StaleAggregateError(msg)
        saved = self.sources[tenant_id, source.id] = replace(source, version=source.version + 1)
        for signal in signals:
            self.heard.setdefault((tenant_id, signal.id), signal)
        too_old = source.updated_at - 2 * FRESH
        self.heard = {key: signal for key, signal in self.heard.items() if key[0] != tenant_id or signal.at >= too_old}
        return saved

    async def remove(self, tenant_id: TenantId, source_id: SourceId) -> None:
        self._require(tenant_id, source_id)
        del self.sources[tenant_id, source_id]
        self.heard = {
            key: each for key, each in self.heard.items() if (key[0], each.source_id) != (tenant_id, source_id)
        }

    async def signals(self, tenant_id: TenantId, since: datetime) -> Sequence[Signal]:
        mine = [signal for (owner, _), signal in self.heard.items() if owner == tenant_id and signal.at >= since]
        return sorted(mine, key=lambda signal: (-signal.at.timestamp(), signal.id))

    def _require(self, tenant_id: TenantId, source_id: SourceId) -> None:
        if (tenant_id, source_id) not in self.sources:
            msg = f"There is no source {source_id}."
            raise NotFoundError(msg)
