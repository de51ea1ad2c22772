"""Who turns an article into an idea."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from application.contracts.article import Article
from domain.ideas.idea import TargetFormat
from domain.ideas.scoring import UNJUDGED, Share
from domain.tenancy.channel import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaDraft:
    """What the article itself says of two parts of the score; the others need more than the article."""

    title: str
    description: str
    tags: tuple[str, ...]
    evidence: Share = UNJUDGED
    format_fit: Share = UNJUDGED
    target_format: TargetFormat = TargetFormat.SHORT
    format_reason: str = ""


class IdeaWriter(Protocol):
    @abstractmethod
    async def propose(self, article: Article, channel: Channel, topics: Sequence[str]) -> IdeaDraft:
        """Raise `SourceUnreadableError` if the article has nothing to say, `Provider…Error` if the model fails."""
