"""How far each stage is: written often, read live, no part of the record."""

from abc import abstractmethod
from typing import Protocol

from application.contracts.pipeline import Stage
from application.contracts.views import StageProgress
from domain.shared.ids import IdeaId, TenantId


class ProgressBoard(Protocol):
    @abstractmethod
    async def report(self, tenant_id: TenantId, progress: StageProgress) -> None:
        """Replace what was known of this idea's stage; the first report's `started_at` is kept."""

    async def rewind(self, tenant_id: TenantId, idea_id: IdeaId, stage: Stage) -> None:
        """Forget the stages after this one: the pipeline went back to it."""
