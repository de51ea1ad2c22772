"""Throwing away what nobody can use any more."""

from abc import abstractmethod
from datetime import datetime
from typing import Protocol

from domain.shared.ids import TenantId


class Upkeep(Protocol):
    @abstractmethod
    async def sweep(self, tenant_id: TenantId, before: datetime) -> int:
        """Delete sessions begun, links expired and idempotency keys claimed before then; return how many went."""
