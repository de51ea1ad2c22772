"""How like an idea is to what was there before: the words that are compared, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.ideas.terms import keywords_of
from domain.shared.ids import IdeaId

DUPLICATE_FROM = 0.6
"""From this likeness on an idea tells what was told: half of an article under another headline reaches it, two articles
of one site on neighbouring subjects stay below 0.4."""
RELATED_FROM = 0.3
"""Below it the nearest idea has nothing to do with this one and is not worth showing."""


class Standing(StrEnum):
    """What became of the earlier idea, as it was when the likeness was found."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What of an idea is compared. `digest` is its article's: an idea is never compared with its own article."""

    idea_id: IdeaId
    digest: str
    title: str
    keywords: Mapping[str, int]

    @classmethod
    def of_text(cls, idea_id: IdeaId, digest: str, title: str, description: str = "", text: str = "") -> "Gist":
        return cls(idea_id=idea_id, digest=digest, title=title, keywords=keywords_of(title, description, text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The nearest of all earlier ideas: which one, how like from 0 to 1, why, and what became of it."""

    idea_id: IdeaId
    title: str
    similarity: float
    why: str
    standing: Standing = Standing.PROPOSED
    proposed_at: datetime | None = None

    @property
    def is_duplicate(self) -> bool:
        return self.similarity >= DUPLICATE_FROM
