"""One idea, from its decision to its planned post: order, waiting and changes of course; the work is in the steps."""

import asyncio

from temporalio import workflow
from temporalio.exceptions import FailureError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from application.contracts.pipeline import PipelineRequest, PipelineSnapshot, Stage, StageState
    from domain.videos.video import VideoStatus
    from entrypoints.temporal.failures import reason_of
    from entrypoints.temporal.workflows.pipeline_assets import AssetStage
    from entrypoints.temporal.workflows.pipeline_core import ORDER
    from entrypoints.temporal.workflows.pipeline_undo import Undoing
    from entrypoints.temporal.workflows.pipeline_videos import VideoStage

STOPPED = "Stopped: the pipeline went back to an earlier stage."


@workflow.defn(name="content_pipeline")
class ContentPipelineWorkflow(Undoing, AssetStage, VideoStage):
    @workflow.init
    def __init__(self, request: PipelineRequest) -> None:
        super().__init__(request)
        self.stages = {
            Stage.IDEA: self.decide_idea,
            Stage.SCRIPT: self.write_script,
            Stage.ASSETS: self.make_assets,
            Stage.VIDEO: self.render_video,
            Stage.SCHEDULE: self.schedule_post,
            Stage.PUBLISH: self.hand_over,
        }

    @workflow.run
    async def run(self, request: PipelineRequest) -> PipelineSnapshot:  # noqa: ARG002 - the SDK hands it to both
        """Return when nothing is left to decide; a decision accepted in the last moment still counts."""
        while True:
            while self.stage is not Stage.DONE:
                await self._advance()
            self.decisions.is_closed = True
            await workflow.wait_condition(workflow.all_handlers_finished)
            if self.turn is None:
                return self.snapshot_of()
            self.decisions.is_closed = False
            await self._go_to(self.turn)

    @workflow.query(name="snapshot")
    def snapshot(self) -> PipelineSnapshot:
        return self.snapshot_of()

    async def _advance(self) -> None:
        following = await self._work_on_stage()
        if self.turn is not None:
            await self._go_to(self.turn)
        elif following is not None:
            self.stage, self.stage_started = following, workflow.now()

    async def _work_on_stage(self) -> Stage | None:
        """Return the next stage, or nothing if a decision changed the course meanwhile."""
        self.work = asyncio.create_task(self.stages[self.stage]())
        try:
            return await self.work
        except (asyncio.CancelledError, FailureError) as error:
            if self.turn is not None:
                return None
            if is_cancelled_exception(error):
                raise
            await self._park(error)
            return None
        finally:
            self.work = None

    async def _park(self, error: BaseException) -> None:
        """A stage that failed for good waits for a person: nothing is lost, and nothing goes on by itself."""
        await self.report(StageState.FAILED, failure=reason_of(error))
        await workflow.wait_condition(lambda: self.turn is not None)

    async def _go_to(self, stage: Stage) -> None:
        """Clear up what the way back leaves behind; a turn that comes meanwhile is taken next."""
        await self.steps.settle()
        if self.stage is Stage.VIDEO and stage is not Stage.VIDEO and not self._is_ready():
            await self.fail_video(STOPPED)
        if self.post is not None and ORDER.index(stage) < ORDER.index(Stage.SCHEDULE):
            await self.drop_post(STOPPED)
        self.turn = None if self.turn is stage else self.turn
        went_back = self.stage is not stage
        self.stage, self.stage_started = stage, workflow.now()
        if went_back:
            await self.rewind()

    def _is_ready(self) -> bool:
        return (
            self.video is not None and self.video.video_id == self.video_id and (self.video.status is VideoStatus.READY)
        )
