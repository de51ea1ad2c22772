"""Read a channel's sources and propose an idea for every article that is new to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid5

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
from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.idea_writer import IdeaWriter
from application.ports.object_store import ObjectStore
from application.ports.purse import NobodyPays, Purses
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.ideas.choosing import Choosing, Chosen
from application.use_cases.ideas.drafting import idea_from
from application.use_cases.ideas.gathering import Finding, Gathering, Harvest
from domain.budgets.budget import Purpose, day_at
from domain.ideas.idea import Idea
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import Actor, ChannelId, IdeaId, RunId, TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateIdeas:
    """The same source, unchanged, never makes a second idea. A bad source is reported and stops nobody else.

    One that the budget has no room for is read again by the next run. `grace` overrides the channel's grace period.
    """

    gathering: Gathering
    choosing: Choosing
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
        harvest = await self._harvest(tenant_id, channel, request.sources)
        earlier = await self._earlier(step, harvest)
        fresh = [finding for finding in harvest.findings if finding.idea_id not in earlier]
        async with self.purses.open(self._purpose(tenant_id, run_id, channel), f"likeness:{run_id}"):
            chosen = await self.choosing(tenant_id, channel, fresh, request.topics)
        ideas, refusals = await self._propose(tenant_id, run_id, chosen)
        await self._save(step, ideas)
        await self._take(tenant_id, channel, harvest, {*earlier, *(idea.id for idea in ideas)})
        return IdeasProposed(
            idea_ids=(*(key for key, made_by in earlier.items() if made_by == run_id), *(idea.id for idea in ideas)),
            known=tuple(key for key, made_by in earlier.items() if made_by != run_id),
            problems=(*harvest.problems, *refusals),
            postponed=len(chosen.postponed),
            settings=self._settings(request, channel),
        )

    async def _harvest(self, tenant_id: TenantId, channel: Channel, named: Sequence[str]) -> Harvest:
        if named:
            return await self.gathering.named(tenant_id, channel, named)
        return await self.gathering.standing(tenant_id, channel)

    async def _earlier(self, step: StepContext, harvest: Harvest) -> dict[IdeaId, RunId]:
        asked = [*(finding.idea_id for finding in harvest.findings), *map(IdeaId, harvest.known)]
        async with self.unit_of_work(WorkContext.of(step)) as work:
            found = [await work.ideas.find(idea_id) for idea_id in dict.fromkeys(asked)]
        return {idea.id: idea.run_id for idea in found if idea is not None}

    async def _propose(
        self, tenant_id: TenantId, run_id: RunId, chosen: Chosen
    ) -> tuple[list[Idea], list[SourceProblem]]:
        ideas: list[Idea] = []
        problems: list[SourceProblem] = []
        around = chosen.around
        for finding, assessment in chosen.wanted:
            try:
                async with self.purses.open(
                    self._purpose(tenant_id, run_id, around.channel, finding.idea_id), f"idea:{finding.idea_id}"
                ):
                    draft = await self.writer.propose(finding.article, around.channel, around.listeners.wishes)
            except ContentFactoryError as error:
                problems.append(SourceProblem(source=finding.article.source, reason=str(error)))
                continue
            key = await self._keep(tenant_id, finding.article)
            ideas.append(idea_from(finding, assessment, draft, around, run_id, key))
        return ideas, problems

    def _purpose(self, tenant_id: TenantId, run_id: RunId, channel: Channel, idea_id: IdeaId | None = None) -> Purpose:
        return Purpose(
            tenant_id=tenant_id,
            channel_id=channel.id,
            day=day_at(self.clock.now(), channel.time_zone),
            run_id=run_id,
            idea_id=idea_id,
            stage="idea",
        )

    async def _keep(self, tenant_id: TenantId, article: Article) -> str:
        key = f"t/{tenant_id}/articles/{article.digest}.json"
        await self.store.put(key, article.model_dump_json().encode())
        return key

    async def _save(self, step: StepContext, ideas: Sequence[Idea]) -> None:
        if not ideas:
            return
        async with self.unit_of_work(WorkContext.of(step)) as work:
            for idea in ideas:
                idea.propose(by=Actor(step.actor))
                work.ideas.add(idea)
                work.announce(Topic.IDEAS_GENERATED, str(idea.id), partial(IdeaPayload.of, idea))
            await work.commit()

    async def _take(self, tenant_id: TenantId, channel: Channel, harvest: Harvest, there: set[IdeaId]) -> None:
        """Only now that all ideas are saved may an unchanged source be passed over the next time."""
        for source in harvest.complete:
            theirs = [finding.idea_id for finding in harvest.findings if _is_of(finding, source.id)]
            if all(idea_id in there for idea_id in theirs):
                await self.gathering.take(tenant_id, channel, source, tuple(theirs))

    def _settings(self, request: DailyRunRequest, channel: Channel) -> PipelineSettings:
        gates = GatePolicy(idea=channel.gates.idea, script=channel.gates.script, schedule=channel.gates.schedule)
        return PipelineSettings(
            gates=request.gates or gates,
            grace=channel.grace if self.grace is None else self.grace,
            asset_parallelism=self.asset_parallelism,
        )


def _is_of(finding: Finding, source_id: UUID) -> bool:
    return finding.standing is not None and finding.standing.id == source_id
