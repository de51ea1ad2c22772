"""An idea, as the outside sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from application.contracts.base import Payload
from domain.ideas.idea import LIFECYCLE, Idea, IdeaStatus, TargetFormat
from domain.ideas.likeness import Likeness, Standing


class MatchPayload(Payload):
    """The nearest earlier idea; `standing` is what had become of it when this one was proposed."""

    idea_id: UUID
    title: str
    similarity: float = Field(ge=0, le=1)
    why: str
    standing: Standing
    is_duplicate: bool
    proposed_at: datetime | None = None

    @classmethod
    def of(cls, match: Likeness) -> Self:
        return cls(
            idea_id=match.idea_id,
            title=match.title,
            similarity=match.similarity,
            why=match.why,
            standing=match.standing,
            is_duplicate=match.is_duplicate,
            proposed_at=match.proposed_at,
        )


class IdeaPayload(Payload):
    """`held_because` says why the policy leaves the idea to a person; empty, it may approve it."""

    idea_id: UUID
    title: str
    description: str
    tags: tuple[str, ...]
    score: float = Field(ge=0, le=1)
    target_format: TargetFormat
    created_at: datetime
    # beside the product's fields
    channel_id: UUID
    run_id: UUID
    status: IdeaStatus
    allowed_actions: tuple[str, ...]
    score_parts: Mapping[str, float]
    format_reason: str
    language: str
    source: str
    source_url: str
    version: int
    updated_at: datetime
    score_reasons: Mapping[str, str] = {}
    match: MatchPayload | None = None
    held_because: str = ""
    routing: str = ""
    campaign_id: UUID | None = None

    @classmethod
    def of(cls, idea: Idea) -> Self:
        return cls(
            idea_id=idea.id,
            title=idea.title,
            description=idea.description,
            tags=idea.tags,
            score=idea.score,
            target_format=idea.target_format,
            created_at=idea.created_at,
            channel_id=idea.channel_id,
            run_id=idea.run_id,
            status=idea.status,
            allowed_actions=LIFECYCLE.verbs(idea.status),
            score_parts=dict(sorted(idea.score_parts.items(), key=lambda part: -part[1])),
            format_reason=idea.format_reason,
            language=idea.language,
            source=idea.origin.source,
            source_url=idea.origin.url,
            version=idea.version,
            updated_at=idea.updated_at,
            score_reasons=idea.score_reasons,
            match=MatchPayload.of(idea.match) if idea.match else None,
            held_because=idea.held_because,
            routing=idea.routing,
            campaign_id=idea.campaign_id,
        )
