"""What one idea would become: its script by rules, its orders, its price, and what stands against it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from application.contracts.article import Article
from application.contracts.plan import PlannedVideo
from application.ports.script_writer import ScriptDraft, ScriptWriter
from application.use_cases.plans.orders import Estimator
from domain.ideas.idea import Idea
from domain.scripts.quality.finding import Finding, Severity
from domain.tenancy.channel import Channel, GateMode

CheckScript: TypeAlias = Callable[[ScriptDraft, Article, Channel], Sequence[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoPlanner:
    """`writer` works by rules and costs nothing; what a model writes may be some seconds longer or shorter.

    `check` is what the script itself will go through; its warnings are not worth a line of a plan.
    """

    writer: ScriptWriter
    check: CheckScript
    estimator: Estimator
    render_pace: float

    async def __call__(self, idea: Idea, article: Article, channel: Channel, slot: datetime | None) -> PlannedVideo:
        """Raise `SourceUnreadableError` if the article carries no script."""
        draft = await self.writer.write(idea, article, channel)
        orders = self.estimator.orders(draft, article, channel)
        length = sum(scene.duration.total_seconds() for scene in draft.scenes)
        findings = [each for each in self.check(draft, article, channel) if each.severity is Severity.ERROR]
        return PlannedVideo(
            title=idea.title,
            source=article.source,
            score=idea.score,
            target_format=idea.target_format,
            length_sec=round(length, 1),
            words=sum(len(scene.narration.split()) for scene in draft.scenes),
            scenes=len(draft.scenes),
            orders=orders,
            price=sum((order.price or Decimal(0) for order in orders), Decimal(0)),
            render_sec=round(length * self.render_pace, 1),
            slot=slot,
            findings=tuple(f"{each.check.replace('_', ' ')}: {each.message}" for each in findings),
            person=tuple(_decisions(idea, findings, channel)),
        )


def _decisions(idea: Idea, findings: Sequence[Finding], channel: Channel) -> Iterator[str]:
    gates = channel.gates
    if gates.idea is GateMode.MANUAL:
        yield "the idea"
    elif idea.held_because:
        yield f"the idea ({idea.held_because})"
    if gates.script is GateMode.MANUAL:
        yield "the script"
    elif findings:
        yield "the script (its checks hold it)"
    if gates.schedule is GateMode.MANUAL:
        yield "the schedule"
