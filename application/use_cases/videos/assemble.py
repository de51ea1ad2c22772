"""Ask for a video: its row, and the order that a renderer can work from."""

from dataclasses import dataclass

from application.contracts.render import RenderOrder
from application.contracts.steps import VideoStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from application.use_cases.videos.order import Ingredients, render_order
from domain.shared.ids import Actor, IdeaId, ManifestId, TenantId, VideoId
from domain.videos.video import Video


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembleVideo:
    """The same video gives the same order, however often it is asked for."""

    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: VideoStep) -> RenderOrder:
        tenant_id = TenantId(command.context.tenant_id)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            manifest = await work.manifests.get(ManifestId(command.manifest_id))
            script = await work.scripts.get(manifest.script_id)
            idea = await work.ideas.get(manifest.idea_id)
            assets = await work.assets.of_manifest(manifest.id)
            video = await work.videos.find(VideoId(command.video_id))
            if video is None:
                video = self._request(work, command, script.title)
                await work.commit()
        channel = await self.channels.get(tenant_id, idea.channel_id)
        return render_order(Ingredients(tenant_id, video, script, assets, channel))

    def _request(self, work: UnitOfWork, command: VideoStep, title: str) -> Video:
        now = self.clock.now()
        video = Video(
            id=VideoId(command.video_id),
            idea_id=IdeaId(command.idea_id),
            manifest_id=ManifestId(command.manifest_id),
            title=title,
            created_at=now,
            updated_at=now,
        )
        video.request(by=Actor(command.context.actor))
        work.videos.add(video)
        return video
