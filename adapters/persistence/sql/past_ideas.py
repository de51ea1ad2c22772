"""Everything that was ever proposed, on PostgreSQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from adapters.persistence.sql.mapping import IDEAS, POSTS
from adapters.persistence.sql.readers.paging import the_row
from adapters.persistence.sql.scope import Sessions, reading
from application.ports.duplicates import PastIdea, PastIdeas
from domain.ideas.idea import IdeaStatus
from domain.ideas.likeness import Gist, Standing
from domain.ideas.terms import keywords_of
from domain.posts.post import PostStatus
from domain.shared.ids import IdeaId, TenantId

_COLUMNS = IDEAS.table.c
_NAMES = ("id", "title", "description", "tags", "keywords", "channel_id", "campaign_id", "created_at")
_READ = tuple(_COLUMNS[name] for name in _NAMES)
_STANDINGS = {
    IdeaStatus.NEW: Standing.PROPOSED,
    IdeaStatus.APPROVED: Standing.APPROVED,
    IdeaStatus.REJECTED: Standing.REJECTED,
}


@dataclass(frozen=True, slots=True)
class SqlPastIdeas(PastIdeas):
    sessions: Sessions

    async def since(self, tenant_id: TenantId, moment: datetime | None) -> Sequence[PastIdea]:
        digest = _COLUMNS.origin["article_digest"].as_string().label("digest")
        statement = select(*_READ, digest).where(_COLUMNS.tenant_id == tenant_id).order_by(_COLUMNS.created_at)
        if moment is not None:
            statement = statement.where(_COLUMNS.created_at >= moment)
        async with reading(self.sessions, tenant_id) as session:
            return [_past(row) for row in (await session.execute(statement)).mappings()]

    async def standing(self, tenant_id: TenantId, idea_id: IdeaId) -> Standing:
        posts = POSTS.table.c
        went_out = exists().where(
            posts.tenant_id == tenant_id, posts.idea_id == idea_id, posts.status == PostStatus.PUBLISHED
        )
        async with reading(self.sessions, tenant_id) as session:
            row = await the_row(session, IDEAS, tenant_id, idea_id)
            published = await session.scalar(select(went_out))
        return Standing.PUBLISHED if published else _STANDINGS[IdeaStatus(row["status"])]


def _past(row: Any) -> PastIdea:  # noqa: ANN401 - a row of SQLAlchemy has no type of its own
    """Ideas that were made before their words were kept are known by title, summary and tags."""
    words = row["keywords"] or keywords_of(row["title"], f"{row['description']} {' '.join(row['tags'])}", "")
    gist = Gist(idea_id=IdeaId(row["id"]), digest=row["digest"], title=row["title"], keywords=words)
    return PastIdea(gist=gist, channel_id=row["channel_id"], campaign_id=row["campaign_id"], read_at=row["created_at"])
