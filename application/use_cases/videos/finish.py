"""Take over a finished render."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from application.contracts.payloads import VideoPayload
from application.contracts.render import RenderedVideo
from application.contracts.steps import FinishVideoStep
from application.contracts.topics import Topic
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.shared.ids import Actor, VideoId
from domain.videos.video import Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishVideo:
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: FinishVideoStep) -> VideoPayload:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            video = await work.videos.get(VideoId(command.video_id))
            video.finish(_rendition(command.rendered), by=Actor(command.context.actor), at=self.clock.now())
            work.announce(Topic.VIDEOS_RENDERED, str(video.id), partial(VideoPayload.of, video))
            await work.commit()
        return VideoPayload.of(video)


def _rendition(rendered: RenderedVideo) -> Rendition:
    return Rendition(
        video_key=rendered.video_key,
        thumbnail_key=rendered.thumbnail_key,
        srt_key=rendered.srt_key,
        vtt_key=rendered.vtt_key,
        duration=timedelta(seconds=rendered.duration_sec),
        width=rendered.width,
        height=rendered.height,
        size_bytes=rendered.size_bytes,
        checks=rendered.checks,
        proxy_key=rendered.proxy_key,
        preview_key=rendered.preview_key,
        thumbnail_candidates=rendered.thumbnail_candidates,
    )
