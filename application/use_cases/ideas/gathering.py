"""Where a run's articles come from: sources that were named for it, or the channel's standing ones."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from application.contracts.article import Article
from application.contracts.pipeline import SourceProblem
from application.ports.article_source import ArticleSource, SourceReading
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.sources import SourcePoller, SourceStore
from application.use_cases.ideas.listening import candidates_of
from application.use_cases.ideas.polling import looked_at
from domain.ideas.likeness import Gist
from domain.ideas.routing import route
from domain.ideas.source import Source, SourceRole, SourceStatus
from domain.ideas.standing import standing_sources
from domain.shared.errors import StaleAggregateError
from domain.shared.ids import ChannelId, IdeaId, TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True)
class Finding:
    """`standing` is the source that it comes from, unless the run named it; `routing` why it goes to this channel."""

    idea_id: IdeaId
    article: Article
    standing: Source | None = None
    routing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """`known` are ideas of sources that have not changed since they were made; `complete` gave all they have."""

    findings: tuple[Finding, ...] = ()
    known: tuple[UUID, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    complete: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    articles: ArticleSource
    sources: SourceStore
    poller: SourcePoller
    channels: ChannelStore
    clock: Clock

    async def named(self, tenant_id: TenantId, channel: Channel, sources: Sequence[str]) -> Harvest:
        found: dict[IdeaId, Finding] = {}
        problems: list[SourceProblem] = []
        for source in sources:
            reading = await self.articles.read(tenant_id, source)
            problems.extend(reading.problems)
            for article in reading.articles:
                idea_id = idea_id_of(tenant_id, channel.id, article)
                found.setdefault(idea_id, Finding(idea_id, article))
        return Harvest(findings=tuple(found.values()), problems=tuple(problems))

    async def standing(self, tenant_id: TenantId, channel: Channel) -> Harvest:
        """Look at each source; read only what changed since this channel took everything that it had."""
        harvest = Harvest()
        now = self.clock.now()
        theirs = [source for source in await self.sources.every(tenant_id) if source.channel_id in (None, channel.id)]
        for source in standing_sources({channel.id: channel.sources}, theirs, now):
            if source.status is not SourceStatus.ACTIVE:
                continue
            if source.role is SourceRole.TRENDS:
                if source.is_due(now):
                    await looked_at(self.poller, self.sources, tenant_id, source, now)
                continue
            seen = await looked_at(self.poller, self.sources, tenant_id, source, now)
            harvest = _joined(harvest, await self._harvest(tenant_id, channel, seen))
        return harvest

    async def take(self, tenant_id: TenantId, channel: Channel, source: Source, idea_ids: tuple[IdeaId, ...]) -> None:
        """Whoever looked meanwhile knows better what there is: then it is read again the next time."""
        with suppress(StaleAggregateError):
            await self.sources.save(tenant_id, source.take(channel.id, idea_ids))

    async def _harvest(self, tenant_id: TenantId, channel: Channel, source: Source) -> Harvest:
        failed = [SourceProblem(source=source.locator, reason=source.state.failure)] if source.state.failure else []
        taken = source.taken.get(str(channel.id))
        if source.was_taken_by(channel.id) or not source.state.digest:
            return Harvest(known=taken.idea_ids if taken else (), problems=tuple(failed))
        reading = await self.poller.articles(tenant_id, source)
        findings = await self._routed(tenant_id, channel, source, reading)
        whole = () if reading.problems else (source,)
        return Harvest(findings=tuple(findings), problems=(*failed, *reading.problems), complete=whole)

    async def _routed(
        self, tenant_id: TenantId, channel: Channel, source: Source, reading: SourceReading
    ) -> list[Finding]:
        """A list may name one text under two addresses: it is one idea."""
        every = candidates_of(await self.channels.every(tenant_id)) if source.channel_id is None else []
        findings = []
        for idea_id, article in {idea_id_of(tenant_id, channel.id, one): one for one in reading.articles}.items():
            words = Gist.of_text(idea_id, article.digest, article.title, article.description, article.text).keywords
            way = route(every, language=article.language, text=article.text, keywords=words) if every else None
            if way is None or way.channel_id == channel.id:
                findings.append(Finding(idea_id, article, source, way.reason if way else ""))
        return findings


def idea_id_of(tenant_id: TenantId, channel_id: ChannelId, article: Article) -> IdeaId:
    return IdeaId(uuid5(tenant_id, f"{channel_id}:{article.digest}"))


def _joined(one: Harvest, other: Harvest) -> Harvest:
    known = {finding.idea_id for finding in one.findings}
    more = tuple(finding for finding in other.findings if finding.idea_id not in known)
    return replace(
        one,
        findings=(*one.findings, *more),
        known=tuple(dict.fromkeys((*one.known, *other.known))),
        problems=(*one.problems, *other.problems),
        complete=(*one.complete, *other.complete),
    )
