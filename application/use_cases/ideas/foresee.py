"""Say which ideas a run would propose, and save none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from application.contracts.pipeline import SourceProblem
from application.ports.clock import Clock
from application.ports.foresight import Foreseen, Foresight
from application.ports.idea_writer import IdeaWriter
from application.ports.unit_of_work import UnitOfWorkFactory, WorkContext
from application.use_cases.ideas.choosing import Choosing
from application.use_cases.ideas.drafting import idea_from
from application.use_cases.ideas.gathering import Gathering, Harvest
from domain.ideas.idea import Idea
from domain.shared.errors import ContentFactoryError
from domain.shared.ids import Actor, IdeaId, RunId, TenantId
from domain.tenancy.channel import Channel

NOWHERE = ""
"""The article of an idea that nobody proposed is kept under no key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseeIdeas(Foresight):
    """`writer` works by rules: the titles of a model may be others, their number is not."""

    gathering: Gathering
    choosing: Choosing
    writer: IdeaWriter
    unit_of_work: UnitOfWorkFactory

    async def ideas(self, tenant_id: TenantId, channel: Channel, sources: Sequence[str], at: datetime) -> Foreseen:
        harvest = await self._harvest(tenant_id, channel, sources)
        known = await self._known(tenant_id, harvest)
        fresh = [finding for finding in harvest.findings if finding.idea_id not in known]
        chosen = await replace(self.choosing, clock=_At(at))(tenant_id, channel, fresh, ())
        ideas, problems, around, run_id = [], list(harvest.problems), chosen.around, RunId(uuid4())
        for finding, assessment in chosen.wanted:
            try:
                draft = await self.writer.propose(finding.article, channel, around.listeners.wishes)
            except ContentFactoryError as error:
                problems.append(SourceProblem(source=finding.article.source, reason=str(error)))
                continue
            idea = idea_from(finding, assessment, draft, around, run_id, NOWHERE)
            ideas.append((idea, finding.article))
        return Foreseen(ideas=tuple(ideas), known=len(known), postponed=len(chosen.postponed), problems=tuple(problems))

    async def _harvest(self, tenant_id: TenantId, channel: Channel, sources: Sequence[str]) -> Harvest:
        """Sources that the channel has are looked at as its run looks at them; what they gave is not taken."""
        if sources:
            return await self.gathering.named(tenant_id, channel, sources)
        return await self.gathering.standing(tenant_id, channel)

    async def _known(self, tenant_id: TenantId, harvest: Harvest) -> set[IdeaId]:
        asked = {*(finding.idea_id for finding in harvest.findings), *map(IdeaId, harvest.known)}
        async with self.unit_of_work(WorkContext(tenant_id=tenant_id, actor=Actor("policy:plan"))) as work:
            found: list[Idea | None] = [await work.ideas.find(idea_id) for idea_id in asked]
        return {idea.id for idea in found if idea is not None}


@dataclass(frozen=True, slots=True)
class _At(Clock):
    moment: datetime

    def now(self) -> datetime:
        return self.moment
