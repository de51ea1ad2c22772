"""What an article is judged by before anything is written of it: likeness, trend, audience, past performance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from application.contracts.article import Article
from application.contracts.views import PostNumbers
from application.ports.duplicates import DuplicateSearch
from application.ports.readers import AnalyticsReader
from application.ports.sources import SourceStore
from application.use_cases.ideas.listening import listeners_of
from domain.ideas.audience import Listeners, audience_fit, wishes_met
from domain.ideas.likeness import Gist, Likeness
from domain.ideas.novelty import novelty_share
from domain.ideas.performance import Record, performance_share
from domain.ideas.scoring import WEIGHTS, Share
from domain.ideas.trends import FRESH, Signal, trend_share
from domain.shared.ids import ChannelId, IdeaId, TenantId
from domain.tenancy.channel import Campaign, Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is the same for all articles of one run. `campaigns` are those that run now."""

    channel: Channel
    campaigns: Sequence[Campaign] = ()
    listeners: Listeners
    signals: Sequence[Signal] = ()
    records: Sequence[Record] = ()
    now: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    gist: Gist
    match: Likeness | None
    shares: Mapping[str, Share] = field(default_factory=dict)
    campaign: Campaign | None = None

    @property
    def rank(self) -> float:
        """What is known of the score before the article is worked on."""
        return sum(WEIGHTS[name] * share.value for name, share in self.shares.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Curator:
    duplicates: DuplicateSearch
    sources: SourceStore
    numbers: AnalyticsReader

    async def circumstances(
        self, tenant_id: TenantId, channel: Channel, campaigns: Sequence[Campaign], wishes: Sequence[str], now: datetime
    ) -> Circumstances:
        running = [campaign for campaign in campaigns if campaign.runs_at(now)]
        topics = [topic for campaign in running for topic in campaign.topics]
        return Circumstances(
            channel=channel,
            campaigns=running,
            listeners=listeners_of(channel, (*wishes, *topics), running),
            signals=await self.sources.signals(tenant_id, now - FRESH),
            records=_records(await self.numbers.numbers(tenant_id), channel.id),
            now=now,
        )

    async def assess(
        self, tenant_id: TenantId, idea_id: IdeaId, article: Article, around: Circumstances, also: Sequence[Gist] = ()
    ) -> Assessment:
        """`also` are ideas of the same run, which nobody has saved yet."""
        gist = Gist.of_text(idea_id, article.digest, article.title, article.description, article.text)
        match = await self.duplicates.nearest(tenant_id, gist, also)
        shares = {
            "trend": trend_share(gist.keywords, around.signals, article.published_at, article.url, around.now),
            "audience_fit": audience_fit(
                around.listeners, language=article.language, text=article.text, keywords=gist.keywords
            ),
            "novelty": novelty_share(match),
            "past_performance": performance_share(gist.keywords, around.records),
        }
        return Assessment(gist=gist, match=match, shares=shares, campaign=_campaign(around, gist))


def _campaign(around: Circumstances, gist: Gist) -> Campaign | None:
    """The running campaign of which most topics are met."""
    met = [(len(wishes_met(campaign.topics, gist.keywords)), campaign) for campaign in around.campaigns]
    return max((pair for pair in met if pair[0]), key=lambda pair: pair[0], default=(0, None))[1]


def _records(numbers: Sequence[PostNumbers], channel_id: ChannelId) -> list[Record]:
    return [
        Record(title=each.post.title, tags=each.post.tags, views=each.latest.metrics.views)
        for each in numbers
        if each.post.channel_id == channel_id and each.latest is not None and each.latest.metrics.views is not None
    ]
