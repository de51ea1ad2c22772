"""The video: one render of one manifest."""

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from uuid import UUID, uuid5

    from application.contracts.payloads import VideoPayload
    from application.contracts.pipeline import Stage, StageState
    from application.contracts.steps import FinishVideoStep, VideoStep
    from domain.videos.video import VideoStatus
    from entrypoints.temporal.calls import FAIL_VIDEO, FINISH_VIDEO, RENDER_VIDEO, RETRY_VIDEO
    from entrypoints.temporal.failures import checks_of, code_of, reason_of
    from entrypoints.temporal.workflows.decisions import refuse
    from entrypoints.temporal.workflows.pipeline_core import PipelineCore


class VideoStage(PipelineCore):
    async def render_video(self) -> Stage:
        manifest_id = self._complete_manifest()
        self.video_id = uuid5(manifest_id, f"video:{self.video_number}")
        await self.report(StageState.RUNNING, detail="Rendering.")
        if self.video is not None and self.video.video_id == self.video_id and self.video.status is VideoStatus.FAILED:
            self.video = await self.steps.record(RETRY_VIDEO, self._video_step())
        try:
            rendered = await self.steps.perform(RENDER_VIDEO, self._video_step(), summary="Render the video")
        except ActivityError as error:
            if not is_cancelled_exception(error):
                await self.fail_video(reason_of(error), checks_of(error))
            raise
        finish = FinishVideoStep(context=self.steps.context(), video_id=self.video_id, rendered=rendered)
        await self.steps.record(FINISH_VIDEO, finish, self._keep_video)
        await self.report(StageState.DONE, detail=f"{rendered.duration_sec:.1f} s")
        return Stage.SCHEDULE

    async def fail_video(self, reason: str, checks: dict[str, dict[str, object]] | None = None) -> None:
        """Its row is made by the render's first step: without it there is nothing to note."""
        try:
            self.video = await self.steps.record(FAIL_VIDEO, self._video_step(reason, checks))
        except ActivityError as error:
            if code_of(error) != "not_found":
                raise

    def _keep_video(self, video: VideoPayload) -> None:
        self.video = video

    def _video_step(self, reason: str = "", checks: dict[str, dict[str, object]] | None = None) -> VideoStep:
        return VideoStep(
            context=self.steps.context(),
            idea_id=self.request.idea_id,
            manifest_id=self._complete_manifest(),
            video_id=self.video_id or self.request.idea_id,
            reason=reason,
            checks=checks or {},
        )

    def _complete_manifest(self) -> UUID:
        if self.manifest_id is None:
            msg = "There are no assets to make a video from."
            raise refuse(msg)
        return self.manifest_id
