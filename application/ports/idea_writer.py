"""Who turns an article into an idea."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from application.contracts.article import Article
from domain.ideas.idea import TargetFormat
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaDraft:
    """`score` is in [0, 1] and the sum of its named parts."""

    title: str
    description: str
    tags: tuple[str, ...]
    score: float
    score_parts: Mapping[str, float] = field(default_factory=dict)
    target_format: TargetFormat = TargetFormat.SHORT
    format_reason: str = ""


class IdeaWriter(Protocol):
    @abstractmethod
    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        """Raise `SourceUnreadableError` if the article has nothing to say, `Provider…Error` if the model fails."""
