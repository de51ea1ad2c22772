"""Find what is on its way by its rows while nobody works on it, and say so where people look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from application.contracts.pipeline import StageState
from application.contracts.views import StageProgress
from application.ports.channels import TenantDirectory
from application.ports.clock import Clock
from application.ports.open_work import OpenWork, Unfinished, UnfinishedReader
from application.ports.progress import ProgressBoard
from application.ports.readers import PipelineReader
from domain.shared.ids import TenantId

QUIET = timedelta(minutes=10)
"""What changed less long ago may be on its way from one workflow to the next."""
LOST_PIPELINE = "Its workflow is gone: start a run over the same source, and it goes on from what is there."
LOST_POST = "Its workflow is gone, so it does not go out: start `publish_post` with the same id again in Temporal's UI."


@dataclass(frozen=True, slots=True, kw_only=True)
class FindLost:
    """Change no row and publish nothing: the stage is shown as failed, which a workflow that goes on corrects."""

    tenants: TenantDirectory
    unfinished: UnfinishedReader
    open_work: OpenWork
    pipelines: PipelineReader
    progress: ProgressBoard
    clock: Clock

    async def __call__(self) -> Sequence[Unfinished]:
        """Return what was not known to be lost before."""
        return [lost for tenant in await self.tenants.every() for lost in await self._lost(tenant.id)]

    async def _lost(self, tenant_id: TenantId) -> list[Unfinished]:
        every = await self.unfinished.unfinished(tenant_id, self.clock.now() - QUIET)
        gone = [work for work in every if not await self.open_work.has(tenant_id, work)]
        return [work for work in gone if await self._told(tenant_id, work)]

    async def _told(self, tenant_id: TenantId, work: Unfinished) -> bool:
        failure = LOST_PIPELINE if work.post_id is None else LOST_POST
        view = await self.pipelines.pipeline(tenant_id, work.idea_id)
        if view.state is StageState.DONE or view.failure == failure:
            return False
        shown = StageProgress(
            idea_id=work.idea_id,
            stage=view.stage,
            state=StageState.FAILED,
            failure=failure,
            updated_at=self.clock.now(),
        )
        await self.progress.report(tenant_id, shown)
        return True
