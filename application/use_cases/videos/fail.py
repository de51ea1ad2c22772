"""Note that a video could not be rendered, and why."""

from dataclasses import dataclass

from application.contracts.payloads import VideoPayload
from application.contracts.steps import VideoStep
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, VideoId


@dataclass(frozen=True, slots=True, kw_only=True)
class FailVideo:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: VideoStep) -> VideoPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            video = await work.videos.get(VideoId(command.video_id))
            by, at = Actor(command.context.actor), self.clock.now()
            video.fail(command.reason, by=by, at=at, checks=command.checks)
            await work.commit()
        return VideoPayload.of(video)
