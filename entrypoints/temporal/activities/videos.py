"""Video steps: the render is followed, not done, here; its key outlives this process."""

import asyncio
from dataclasses import dataclass

from temporalio import activity

from application.contracts.payloads import VideoPayload
from application.contracts.pipeline import Stage, StageState
from application.contracts.render import RenderedVideo, RenderState, RenderStatus
from application.contracts.steps import FinishVideoStep, VideoStep
from application.contracts.views import StageProgress
from application.ports.clock import Clock
from application.ports.progress import ProgressBoard
from application.ports.video_renderer import VideoRenderer
from application.use_cases.videos.assemble import AssembleVideo
from application.use_cases.videos.fail import FailVideo
from application.use_cases.videos.finish import FinishVideo
from application.use_cases.videos.retry import RetryVideo
from domain.shared.ids import TenantId
from entrypoints.temporal.heartbeat import heartbeating

STATUS_TIMEOUT_SEC = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoActivities:
    assemble_video: AssembleVideo
    finish_video: FinishVideo
    fail_video: FailVideo
    retry_video: RetryVideo
    renderer: VideoRenderer
    progress: ProgressBoard
    clock: Clock
    poll_sec: float = 1.0

    @activity.defn(name="render_video")
    async def render(self, step: VideoStep) -> RenderedVideo:
        """Join the render if it is under way; stop it only if the workflow said so, never for a restart of ours."""
        async with heartbeating():
            key = await self.renderer.start(await self.assemble_video(step))
            try:
                await self._follow(step, key)
            except asyncio.CancelledError:
                why = activity.cancellation_details()
                if why is not None and why.cancel_requested:
                    await asyncio.shield(self.renderer.stop(key))
                raise
            return await self.renderer.collect(key)

    @activity.defn(name="finish_video")
    async def finish(self, step: FinishVideoStep) -> VideoPayload:
        return await self.finish_video(step)

    @activity.defn(name="fail_video")
    async def fail(self, step: VideoStep) -> VideoPayload:
        return await self.fail_video(step)

    @activity.defn(name="retry_video")
    async def retry(self, step: VideoStep) -> VideoPayload:
        return await self.retry_video(step)

    async def _follow(self, step: VideoStep, key: str) -> None:
        shown: RenderStatus | None = None
        while True:
            async with asyncio.timeout(STATUS_TIMEOUT_SEC):  # wait_for may swallow a cancellation
                status = await self.renderer.status(key)
            if status.state is not RenderState.RUNNING:
                return
            if status != shown:
                await self._report(step, status)
                shown = status
            await asyncio.sleep(self.poll_sec)

    async def _report(self, step: VideoStep, status: RenderStatus) -> None:
        await self.progress.report(
            TenantId(step.context.tenant_id),
            StageProgress(
                idea_id=step.idea_id,
                stage=Stage.VIDEO,
                state=StageState.RUNNING,
                done=status.done,
                total=status.total,
                detail=status.detail,
                eta_sec=status.eta_sec,
                attempt=activity.info().attempt,
                updated_at=self.clock.now(),
            ),
        )
