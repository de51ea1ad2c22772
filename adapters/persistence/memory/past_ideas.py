"""Everything that was ever proposed, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from adapters.persistence.memory.store import MemoryStore
from application.ports.duplicates import PastIdea, PastIdeas
from domain.ideas.idea import Idea, IdeaStatus
from domain.ideas.likeness import Gist, Standing
from domain.ideas.terms import keywords_of
from domain.posts.post import PostStatus
from domain.shared.errors import NotFoundError
from domain.shared.ids import IdeaId, TenantId

_STANDINGS = {
    IdeaStatus.NEW: Standing.PROPOSED,
    IdeaStatus.APPROVED: Standing.APPROVED,
    IdeaStatus.REJECTED: Standing.REJECTED,
}


@dataclass(frozen=True, slots=True)
class MemoryPastIdeas(PastIdeas):
    store: MemoryStore

    async def since(self, tenant_id: TenantId, moment: datetime | None) -> Sequence[PastIdea]:
        ideas: list[Idea] = [idea for (owner, _), idea in self.store.rows["idea"].items() if owner == tenant_id]
        later = [idea for idea in ideas if moment is None or idea.created_at >= moment]
        return [_past(idea) for idea in sorted(later, key=lambda idea: idea.created_at)]

    async def standing(self, tenant_id: TenantId, idea_id: IdeaId) -> Standing:
        idea: Idea | None = self.store.rows["idea"].get((tenant_id, idea_id))
        if idea is None:
            msg = f"There is no idea {idea_id}."
            raise NotFoundError(msg)
        posts = [post for (owner, _), post in self.store.rows["post"].items() if owner == tenant_id]
        if any(post.idea_id == idea_id and post.status is PostStatus.PUBLISHED for post in posts):
            return Standing.PUBLISHED
        return _STANDINGS[idea.status]


def _past(idea: Idea) -> PastIdea:
    words = idea.keywords or keywords_of(idea.title, f"{idea.description} {' '.join(idea.tags)}", "")
    gist = Gist(idea_id=idea.id, digest=idea.origin.article_digest, title=idea.title, keywords=words)
    return PastIdea(gist=gist, channel_id=idea.channel_id, campaign_id=idea.campaign_id, read_at=idea.created_at)
