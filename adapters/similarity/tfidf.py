"""Near duplicates by the words of ideas: TF-IDF for the texts, rapidfuzz for the titles."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from adapters.similarity.comparing import similarity_of, title_likeness, why_alike
from adapters.similarity.index import TermIndex
from application.ports.duplicates import DuplicateSearch, PastIdea, PastIdeas
from domain.ideas.likeness import RELATED_FROM, Gist, Likeness
from domain.shared.ids import IdeaId, TenantId

LOOKED_AT = 48
"""How many of the likest by words are compared by title too."""
OVERLAP = timedelta(minutes=10)
"""A transaction may commit rows that are older than ones that were read already."""


@dataclass(slots=True)
class Remembered:
    """What is known of one tenant's ideas; only newer ones are read the next time."""

    gists: list[Gist] = field(default_factory=list)
    known: set[IdeaId] = field(default_factory=set)
    index: TermIndex = field(default_factory=TermIndex)
    newest: datetime | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def learn(self, ideas: Sequence[PastIdea]) -> None:
        fresh = [idea.gist for idea in ideas if idea.gist.idea_id not in self.known]
        self.newest = max([idea.read_at for idea in ideas], default=self.newest)
        if fresh:
            self.gists += fresh
            self.known.update(gist.idea_id for gist in fresh)
            self.index.add([gist.keywords for gist in fresh])


@dataclass(frozen=True, slots=True)
class TfIdfDuplicateSearch(DuplicateSearch):
    """Keeps an index for each tenant in memory: it is a cache of what the database says, and is made again from it."""

    past: PastIdeas
    _tenants: defaultdict[TenantId, Remembered] = field(default_factory=lambda: defaultdict(Remembered))

    async def nearest(self, tenant_id: TenantId, probe: Gist, also: Sequence[Gist] = ()) -> Likeness | None:
        found = likest(await self.remembered(tenant_id), probe, also)
        if found is None:
            return None
        match, is_past = found
        if not is_past:
            return match
        standing = await self.past.standing(tenant_id, match.idea_id)
        return Likeness(
            idea_id=match.idea_id, title=match.title, similarity=match.similarity, why=match.why, standing=standing
        )

    async def remembered(self, tenant_id: TenantId) -> Remembered:
        memory = self._tenants[tenant_id]
        async with memory.lock:
            since = memory.newest - OVERLAP if memory.newest else None
            ideas = await self.past.since(tenant_id, since)
            await asyncio.to_thread(memory.learn, ideas)
        return memory


def likest(memory: Remembered, probe: Gist, also: Sequence[Gist]) -> tuple[Likeness, bool] | None:
    """Return the likest idea, and whether it is a past one."""
    past = [(memory.gists[row], words) for row, words in _candidates(memory.index.cosines(probe.keywords))]
    beside = TermIndex()
    beside.add([gist.keywords for gist in (*also, probe)])
    now = list(zip(also, beside.cosines(probe.keywords).tolist(), strict=False))
    best: tuple[float, float, Gist, bool] | None = None
    for others, is_past in ((past, True), (now, False)):
        for gist, words in others:
            if gist.idea_id == probe.idea_id or gist.digest == probe.digest:
                continue
            titles = title_likeness(probe.title, gist.title)
            similarity = similarity_of(words, titles)
            if similarity >= RELATED_FROM and (best is None or similarity > best[0]):
                best = (similarity, titles, gist, is_past)
    if best is None:
        return None
    similarity, titles, gist, is_past = best
    why = why_alike(memory.index.weights(probe.keywords), gist, titles)
    return Likeness(idea_id=gist.idea_id, title=gist.title, similarity=similarity, why=why), is_past


def _candidates(cosines: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[tuple[int, float]]:
    if not len(cosines):
        return []
    top = np.argpartition(cosines, -min(LOOKED_AT, len(cosines)))[-LOOKED_AT:]
    return [(int(row), float(cosines[row])) for row in top if cosines[row] > 0]
