"""Which of the articles that were found become ideas today: the best first, each judged beside those before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from application.ports.channels import ChannelStore
from application.ports.clock import Clock
from application.ports.duplicates import PastIdeas
from application.use_cases.ideas.curating import Assessment, Circumstances, Curator
from application.use_cases.ideas.gathering import Finding
from application.use_cases.ideas.quota import Quota, day_begun
from domain.ideas.likeness import Gist
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """`postponed` found no room in the day's quota; their sources give them again."""

    around: Circumstances
    wanted: tuple[tuple[Finding, Assessment], ...] = ()
    postponed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What a run names is wanted: quotas bound standing sources only."""

    curator: Curator
    past: PastIdeas
    channels: ChannelStore
    clock: Clock

    async def __call__(
        self, tenant_id: TenantId, channel: Channel, findings: Sequence[Finding], topics: Sequence[str]
    ) -> Chosen:
        now = self.clock.now()
        campaigns = await self.channels.campaigns(tenant_id, channel.id)
        around = await self.curator.circumstances(tenant_id, channel, campaigns, topics, now)
        assessed = await self._assessed(tenant_id, findings, around)
        quota = Quota(channel, await self.past.since(tenant_id, day_begun(channel, now)))
        taken, postponed = [], []
        for finding, assessment in sorted(assessed, key=lambda pair: -pair[1].rank):
            if finding.standing is None or quota.takes(assessment):
                taken.append(finding)
            else:
                postponed.append(finding)
        chosen = {finding.idea_id for finding in taken}
        return Chosen(
            around=around,
            wanted=tuple(pair for pair in assessed if pair[0].idea_id in chosen),
            postponed=tuple(postponed),
        )

    async def _assessed(
        self, tenant_id: TenantId, findings: Sequence[Finding], around: Circumstances
    ) -> list[tuple[Finding, Assessment]]:
        """In the order of the sources: of two that tell the same, the later one is the repeat."""
        assessed: list[tuple[Finding, Assessment]] = []
        before: list[Gist] = []
        for finding in findings:
            assessment = await self.curator.assess(tenant_id, finding.idea_id, finding.article, around, before)
            before.append(assessment.gist)
            assessed.append((finding, assessment))
        return assessed
