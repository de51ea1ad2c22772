"""Plan a post for a finished video: at the channel's next free slot."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from application.contracts.payloads import PostPayload
from application.contracts.steps import PlanPostStep
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.unit_of_work import UnitOfWork, UnitOfWorkFactory, WorkContext
from domain.ideas.idea import Idea
from domain.posts.post import Post
from domain.posts.slots import next_slot
from domain.posts.slug import slug_of
from domain.shared.errors import InvalidInputError, InvalidTransitionError
from domain.shared.ids import Actor, PostId, TenantId, VideoId
from domain.tenancy.channel import Channel, RuleStatus
from domain.videos.video import Video, VideoStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePost:
    """A video has one post per platform: asked again, answer with the one that is there."""

    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock

    async def __call__(self, command: PlanPostStep) -> PostPayload:
        channel = await self._channel(command)
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            video = await work.videos.get(VideoId(command.video_id))
            post = await work.posts.find(post_id_of(video, channel))
            if post is None:
                _refuse_unless_ready(video)
                idea = await work.ideas.get(video.idea_id)
                post = self._post(video, idea, channel, await self._slot(work, channel))
                post.plan(by=Actor(command.context.actor))
                work.posts.add(post)
                await work.commit()
        return PostPayload.of(post)

    async def _channel(self, command: PlanPostStep) -> Channel:
        async with self.unit_of_work(WorkContext.of(command.context)) as work:
            video = await work.videos.get(VideoId(command.video_id))
            idea = await work.ideas.get(video.idea_id)
        return await self.channels.get(TenantId(command.context.tenant_id), idea.channel_id)

    async def _slot(self, work: UnitOfWork, channel: Channel) -> datetime:
        rule = channel.rule
        times = rule.times if rule.status is RuleStatus.ACTIVE else ()
        try:
            return next_slot(self.clock.now(), times, channel.time_zone, await work.posts.taken_slots(channel.id))
        except ValueError as error:
            msg = f"{error} Give the channel {channel.name} more times in its settings."
            raise InvalidInputError(msg) from error

    def _post(self, video: Video, idea: Idea, channel: Channel, scheduled_at: datetime) -> Post:
        post_id, now = post_id_of(video, channel), self.clock.now()
        return Post(
            id=post_id,
            idea_id=idea.id,
            video_id=video.id,
            channel_id=channel.id,
            platform=channel.platform,
            title=video.title,
            description=_description(idea),
            tags=idea.tags,
            slug=slug_of(video.title, post_id),
            scheduled_at=scheduled_at,
            created_at=now,
            updated_at=now,
        )


def post_id_of(video: Video, channel: Channel) -> PostId:
    return PostId(uuid5(video.id, f"post:{channel.platform}"))


def _refuse_unless_ready(video: Video) -> None:
    if video.status is not VideoStatus.READY:
        msg = "Only a finished video is planned for publishing: render it first."
        raise InvalidTransitionError(msg)


def _description(idea: Idea) -> str:
    return f"{idea.description}\n\nSource: {idea.origin.url}" if idea.origin.url else idea.description
