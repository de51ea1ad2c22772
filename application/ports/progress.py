"""How far each stage is: written often, read live, no part of the record."""

from abc import abstractmethod
from typing import Protocol

from application.contracts.views import StageProgress
from domain.shared.ids import TenantId


class ProgressBoard(Protocol):
    @abstractmethod
    async def report(self, tenant_id: TenantId, progress: StageProgress) -> None:
        """Replace what was known of this idea's stage; the first report's `started_at` is kept."""
