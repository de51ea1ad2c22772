"""Tell the progress board where a pipeline is."""

from dataclasses import dataclass

from temporalio import activity

from application.contracts.steps import Nothing, StageReport
from application.contracts.views import StageProgress
from application.ports.clock import Clock
from application.ports.progress import ProgressBoard
from domain.shared.ids import IdeaId, TenantId


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressActivities:
    progress: ProgressBoard
    clock: Clock

    @activity.defn(name="report_stage")
    async def report(self, step: StageReport) -> Nothing:
        await self.progress.report(
            TenantId(step.context.tenant_id),
            StageProgress(
                idea_id=step.idea_id,
                stage=step.stage,
                state=step.state,
                done=step.done,
                total=step.total,
                detail=step.detail,
                failure=step.failure,
                started_at=step.started_at,
                updated_at=self.clock.now(),
            ),
        )
        return Nothing()

    @activity.defn(name="rewind_stages")
    async def rewind(self, step: StageReport) -> Nothing:
        await self.progress.rewind(TenantId(step.context.tenant_id), IdeaId(step.idea_id), step.stage)
        return Nothing()
