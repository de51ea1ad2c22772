"""Read a channel's sources and propose an idea for every article that is new to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import uuid5

from application.contracts.article import Article
from application.contracts.payloads import IdeaPayload
from application.contracts.pipeline import (
    DailyRunRequest,
    GatePolicy,
    IdeasProposed,
    PipelineSettings,
    SourceProblem,
    StepContext,
)
from application.contracts.topics import Topic
from application.ports.article_source import ArticleSource
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.idea_writer import IdeaDraft, IdeaWriter
from application.ports.object_store import ObjectStore
from application.ports.purse import NobodyPays, Purses
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from domain.budgets.budget import Purpose, day_at
from domain.ideas.idea import Idea, Origin
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import Actor, ChannelId, IdeaId, RunId, TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True)
class _Finding:
    idea_id: IdeaId
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateIdeas:
    """The same source, unchanged, never makes a second idea. A bad source is reported and stops nobody else.

    One that the budget has no room for is read again by the next run. `grace` overrides the channel's grace period.
    """

    articles: ArticleSource
    writer: IdeaWriter
    store: ObjectStore
    channels: ChannelStore
    unit_of_work: UnitOfWorkFactory
    clock: Clock
    purses: Purses = field(default_factory=NobodyPays)
    grace: timedelta | None = None
    asset_parallelism: int = 4

    async def __call__(self, request: DailyRunRequest, step: StepContext) -> IdeasProposed:
        tenant_id = TenantId(request.tenant_id)
        channel = await self.channels.get(tenant_id, ChannelId(request.channel_id))
        run_id = RunId(request.run_id or uuid5(tenant_id, f"run:{step.workflow_id}:{step.run_id}"))
        findings, problems = await self._read(tenant_id, channel, request.sources or channel.sources)
        earlier = await self._earlier(step, findings)
        fresh = [finding for finding in findings if finding.idea_id not in earlier]
        ideas, refusals = await self._propose(tenant_id, channel, run_id, fresh, await self._topics(request, channel))
        await self._save(step, ideas)
        repeated = [idea_id for idea_id, made_by in earlier.items() if made_by == run_id]
        return IdeasProposed(
            idea_ids=(*repeated, *(idea.id for idea in ideas)),
            known=tuple(idea_id for idea_id, made_by in earlier.items() if made_by != run_id),
            problems=(*problems, *refusals),
            settings=self._settings(request, channel),
        )

    async def _read(
        self, tenant_id: TenantId, channel: Channel, sources: Sequence[str]
    ) -> tuple[list[_Finding], list[SourceProblem]]:
        found: dict[IdeaId, _Finding] = {}
        problems: list[SourceProblem] = []
        for source in sources:
            reading = await self.articles.read(tenant_id, source)
            problems.extend(reading.problems)
            for article in reading.articles:
                idea_id = IdeaId(uuid5(tenant_id, f"{channel.id}:{article.digest}"))
                found.setdefault(idea_id, _Finding(idea_id, article))
        return list(found.values()), problems

    async def _earlier(self, step: StepContext, findings: Sequence[_Finding]) -> dict[IdeaId, RunId]:
        async with self.unit_of_work(WorkContext.of(step)) as work:
            found = [await work.ideas.find(finding.idea_id) for finding in findings]
        return {idea.id: idea.run_id for idea in found if idea is not None}

    async def _topics(self, request: DailyRunRequest, channel: Channel) -> tuple[str, ...]:
        now = self.clock.now()
        running = [
            topic
            for campaign in await self.channels.campaigns(TenantId(request.tenant_id), channel.id)
            if (campaign.starts_at or now) <= now <= (campaign.ends_at or now)
            for topic in campaign.topics
        ]
        return tuple(dict.fromkeys((*request.topics, *running)))

    async def _propose(
        self,
        tenant_id: TenantId,
        channel: Channel,
        run_id: RunId,
        findings: Sequence[_Finding],
        topics: Sequence[str],
    ) -> tuple[list[Idea], list[SourceProblem]]:
        ideas: list[Idea] = []
        problems: list[SourceProblem] = []
        for finding in findings:
            try:
                async with self.purses.open(
                    self._purpose(tenant_id, channel, run_id, finding), f"idea:{finding.idea_id}"
                ):
                    draft = await self.writer.propose(finding.article, channel, topics)
            except ContentFactoryError as error:
                problems.append(SourceProblem(source=finding.article.source, reason=str(error)))
                continue
            key = await self._keep(tenant_id, finding.article)
            ideas.append(self._idea(finding, draft, channel, run_id, key))
        return ideas, problems

    def _purpose(self, tenant_id: TenantId, channel: Channel, run_id: RunId, finding: _Finding) -> Purpose:
        return Purpose(
            tenant_id=tenant_id,
            channel_id=channel.id,
            day=day_at(self.clock.now(), channel.time_zone),
            run_id=run_id,
            idea_id=finding.idea_id,
            stage="idea",
        )

    async def _keep(self, tenant_id: TenantId, article: Article) -> str:
        key = f"t/{tenant_id}/articles/{article.digest}.json"
        await self.store.put(key, article.model_dump_json().encode())
        return key

    def _idea(self, finding: _Finding, draft: IdeaDraft, channel: Channel, run_id: RunId, key: str) -> Idea:
        article, now = finding.article, self.clock.now()
        return Idea(
            id=finding.idea_id,
            channel_id=channel.id,
            run_id=run_id,
            title=draft.title,
            description=draft.description,
            tags=draft.tags,
            score=draft.score,
            score_parts=draft.score_parts,
            target_format=draft.target_format,
            format_reason=draft.format_reason,
            language=article.language,
            origin=Origin(source=article.source, article_key=key, article_digest=article.digest, url=article.url),
            created_at=now,
            updated_at=now,
        )

    async def _save(self, step: StepContext, ideas: Sequence[Idea]) -> None:
        if not ideas:
            return
        async with self.unit_of_work(WorkContext.of(step)) as work:
            for idea in ideas:
                idea.propose(by=Actor(step.actor))
                work.ideas.add(idea)
                work.announce(Topic.IDEAS_GENERATED, str(idea.id), partial(IdeaPayload.of, idea))
            await work.commit()

    def _settings(self, request: DailyRunRequest, channel: Channel) -> PipelineSettings:
        gates = GatePolicy(idea=channel.gates.idea, script=channel.gates.script, schedule=channel.gates.schedule)
        return PipelineSettings(
            gates=request.gates or gates,
            grace=channel.grace if self.grace is None else self.grace,
            asset_parallelism=self.asset_parallelism,
        )
