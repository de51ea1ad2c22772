"""What a plan asks beforehand: the ideas that a run would propose, and how long rendering takes here."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from application.contracts.article import Article
from application.contracts.pipeline import SourceProblem
from domain.ideas.idea import Idea
from domain.shared.ids import TenantId
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """`ideas` with their articles, saved nowhere; `known` were proposed before, `postponed` find no room that day."""

    ideas: tuple[tuple[Idea, Article], ...] = ()
    known: int = 0
    postponed: int = 0
    problems: tuple[SourceProblem, ...] = ()


class Foresight(Protocol):
    @abstractmethod
    async def ideas(self, tenant_id: TenantId, channel: Channel, sources: Sequence[str], at: datetime) -> Foreseen:
        """Look at the sources as the run of that moment would, and judge by rules alone: no provider is paid."""


class RenderPace(Protocol):
    @abstractmethod
    async def measured(self, tenant_id: TenantId) -> float | None:
        """Return how many seconds a second of video took to render lately, None if none was."""
