"""Vectors of ideas on PostgreSQL, as 32-bit numbers one after another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from adapters.persistence.sql.mapping import table_of
from adapters.persistence.sql.scope import Sessions, reading, writing
from adapters.persistence.sql.tables import IdeaVectorRow
from application.ports.text_embedding import IdeaVectors
from domain.shared.ids import IdeaId, TenantId

VECTORS = table_of(IdeaVectorRow)
NUMBER = np.dtype("<f4")


@dataclass(frozen=True, slots=True)
class SqlIdeaVectors(IdeaVectors):
    sessions: Sessions

    async def every(self, tenant_id: TenantId, model: str) -> Mapping[IdeaId, Sequence[float]]:
        columns = VECTORS.c
        statement = select(columns.idea_id, columns.vector).where(
            columns.tenant_id == tenant_id, columns.model == model
        )
        async with reading(self.sessions, tenant_id) as session:
            rows = await session.execute(statement)
            return {IdeaId(key): np.frombuffer(vector, NUMBER) for key, vector in rows}  # type: ignore[misc]  # numbers

    async def keep(self, tenant_id: TenantId, model: str, vectors: Mapping[IdeaId, Sequence[float]]) -> None:
        rows = [
            {"tenant_id": tenant_id, "idea_id": key, "model": model, "vector": np.array(vector, NUMBER).tobytes()}
            for key, vector in vectors.items()
        ]
        async with writing(self.sessions, tenant_id) as session:
            await session.execute(upsert(VECTORS).on_conflict_do_nothing(constraint=VECTORS.primary_key), rows)
