"""Vectors of ideas in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from application.ports.text_embedding import IdeaVectors
from domain.shared.ids import IdeaId, TenantId


@dataclass(slots=True)
class MemoryIdeaVectors(IdeaVectors):
    kept: dict[tuple[TenantId, str, IdeaId], Sequence[float]] = field(default_factory=dict)

    async def every(self, tenant_id: TenantId, model: str) -> Mapping[IdeaId, Sequence[float]]:
        return {key: vector for (owner, name, key), vector in self.kept.items() if (owner, name) == (tenant_id, model)}

    async def keep(self, tenant_id: TenantId, model: str, vectors: Mapping[IdeaId, Sequence[float]]) -> None:
        for key, vector in vectors.items():
            self.kept.setdefault((tenant_id, model, key), vector)
