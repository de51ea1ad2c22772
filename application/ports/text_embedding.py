"""Who turns texts into vectors of their meaning, and where those of ideas are kept."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Protocol

from domain.shared.ids import IdeaId, TenantId


class TextEmbedding(Protocol):
    model: str
    """Vectors of two models are never compared."""

    @abstractmethod
    async def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return one vector a text, in their order. Raise `Provider…Error` if the service does not do its part."""


class IdeaVectors(Protocol):
    """What was paid for once is not asked for again."""

    @abstractmethod
    async def every(self, tenant_id: TenantId, model: str) -> Mapping[IdeaId, Sequence[float]]: ...

    @abstractmethod
    async def keep(self, tenant_id: TenantId, model: str, vectors: Mapping[IdeaId, Sequence[float]]) -> None:
        """One that is there already stays. Vectors of ideas that were never saved do no harm."""
