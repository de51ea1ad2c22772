"""What one channel would do on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from application.contracts.payloads import PostPayload
from application.contracts.pipeline import SourceProblem
from application.contracts.plan import PlannedChannel, PlannedVideo
from application.ports.clock import Clock
from application.ports.foresight import Foreseen, Foresight
from application.ports.readers import PostReader
from application.use_cases.plans.day import bounds, free_slots, posts_at_once, run_moment
from application.use_cases.plans.videos import VideoPlanner
from domain.posts.quota import posts_a_day
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel, ChannelStatus


@dataclass(slots=True)
class Calendar:
    """The posts that the channel has that day, and the slots that are left."""

    posts: Sequence[PostPayload]
    slots: tuple[datetime, ...]
    left: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = list(self.slots)

    def take(self, moment: datetime) -> datetime | None:
        """Return the first slot after that moment, and take it."""
        slot = next((each for each in self.left if each >= moment), None)
        if slot is not None:
            self.left.remove(slot)
        return slot


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPlanner:
    foresight: Foresight
    posts: PostReader
    clock: Clock

    async def __call__(
        self, tenant_id: TenantId, channel: Channel, day: date, sources: Sequence[str], plan: VideoPlanner
    ) -> PlannedChannel:
        calendar = await self._calendar(tenant_id, channel, day)
        foreseen, videos = Foreseen(), list[PlannedVideo]()
        problems: list[SourceProblem] = []
        if channel.status is ChannelStatus.ACTIVE:
            moment = run_moment(channel, day, self.clock.now())
            foreseen = await self.foresight.ideas(tenant_id, channel, sources, moment)
            for idea, article in foreseen.ideas:
                slot = moment if posts_at_once(channel) else calendar.take(moment)
                try:
                    videos.append(await plan(idea, article, channel, slot))
                except ContentFactoryError as error:
                    problems.append(SourceProblem(source=article.source, reason=str(error)))
        return PlannedChannel(
            channel_id=channel.id,
            slug=channel.slug,
            name=channel.name,
            platform=channel.platform,
            run_at=channel.run_at,
            slots=calendar.slots,
            posts=len(calendar.posts),
            posts_a_day=posts_a_day(channel.platform),
            videos=tuple(videos),
            known=foreseen.known,
            postponed=foreseen.postponed,
            problems=(*foreseen.problems, *problems),
            price=sum((video.price for video in videos), Decimal(0)),
            render_sec=round(sum(video.render_sec for video in videos), 1),
            findings=tuple(_findings(channel, videos, calendar, sources)),
        )

    async def _calendar(self, tenant_id: TenantId, channel: Channel, day: date) -> Calendar:
        every = await self.posts.between(tenant_id, *bounds(channel, day))
        own = [post for post in every if post.channel_id == channel.id and post.cancelled_at is None]
        taken = {post.scheduled_at for post in own}
        return Calendar(own, free_slots(channel, day, self.clock.now(), taken))


def _findings(
    channel: Channel, videos: Sequence[PlannedVideo], calendar: Calendar, sources: Sequence[str]
) -> Iterator[str]:
    if channel.status is not ChannelStatus.ACTIVE:
        yield "It is paused: nothing is made."
    elif not channel.run_at and not sources:
        yield "It has no time for a daily run: this would happen if one were started by hand."
    late = sum(video.slot is None for video in videos)
    if late:
        yield f"{late} of {len(videos)} posts find no slot that day and go out on a later one."
    bound = posts_a_day(channel.platform)
    wanted = len(calendar.posts) + len(videos) - late
    if bound is not None and wanted > bound:
        yield f"{wanted} posts a day are more than the {bound} that {channel.platform} takes."
