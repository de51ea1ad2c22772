"""Near duplicates by meaning: vectors of a model beside the words, which count whatever the model says."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import structlog
from numpy.typing import NDArray

from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.ports.duplicates import DuplicateSearch
from application.ports.text_embedding import IdeaVectors, TextEmbedding
from domain.ideas.likeness import RELATED_FROM, Gist, Likeness
from domain.shared.errors import ContentFactoryError, ProviderRefusedError
from domain.shared.ids import IdeaId, TenantId

log = structlog.get_logger("duplicates")
MOST_WORDS = 40
ONLY_WORDS = "compared by words only, as the embedding service did not do its part"
Matrix = NDArray[np.float32]


@dataclass(slots=True)
class Meanings:
    """The vectors of one tenant's ideas, each of length 1; `rows` says where an idea stands."""

    rows: dict[IdeaId, int] = field(default_factory=dict)
    matrix: Matrix = field(default_factory=lambda: np.empty((0, 0), np.float32))
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_loaded: bool = False

    def learn(self, vectors: Mapping[IdeaId, Sequence[float]]) -> None:
        """What is as long as the first one; others are another model's and cannot be compared."""
        length = self.matrix.shape[1] or len(next(iter(vectors.values()), ()))
        fresh = {key: vector for key, vector in vectors.items() if key not in self.rows and len(vector) == length}
        if not fresh:
            return
        added = np.array(list(fresh.values()), np.float32)
        added /= np.maximum(np.linalg.norm(added, axis=1, keepdims=True), 1e-9)
        self.rows |= {key: len(self.rows) + place for place, key in enumerate(fresh)}
        self.matrix = np.vstack([self.matrix, added]) if self.matrix.size else added


@dataclass(frozen=True, slots=True)
class EmbeddedDuplicateSearch(DuplicateSearch):
    """`floor` is the cosine that texts of one language have anyway; what is above it counts from 0 to 1.

    A service that does not answer stops nothing: words are compared, and the match says so.
    """

    words: TfIdfDuplicateSearch
    embedding: TextEmbedding
    vectors: IdeaVectors
    floor: float = 0.3
    _tenants: defaultdict[TenantId, Meanings] = field(default_factory=lambda: defaultdict(Meanings))

    async def nearest(self, tenant_id: TenantId, probe: Gist, also: Sequence[Gist] = ()) -> Likeness | None:
        by_words = await self.words.nearest(tenant_id, probe, also)
        try:
            by_meaning = await self._by_meaning(tenant_id, probe, also)
        except ContentFactoryError as error:
            log.warning("duplicates.only_words", reason=str(error))
            return by_words and replace(by_words, why=f"{by_words.why}; {ONLY_WORDS}")
        found = [match for match in (by_words, by_meaning) if match is not None]
        return max(found, key=lambda match: match.similarity, default=None)

    async def _by_meaning(self, tenant_id: TenantId, probe: Gist, also: Sequence[Gist]) -> Likeness | None:
        past = (await self.words.remembered(tenant_id)).gists
        others = [gist for gist in (*past, *also) if gist.idea_id != probe.idea_id and gist.digest != probe.digest]
        meanings = await self._meanings(tenant_id, [*others, probe])
        if not others:
            return None
        places = [meanings.rows[gist.idea_id] for gist in others]
        cosines = meanings.matrix[places] @ meanings.matrix[meanings.rows[probe.idea_id]]
        best = int(np.argmax(cosines))
        similarity = round(float(max(0.0, min(1.0, (cosines[best] - self.floor) / (1 - self.floor)))), 3)
        if similarity < RELATED_FROM:
            return None
        match = others[best]
        why = f"the same in meaning by {self.embedding.model}, cosine {cosines[best]:.2f}"
        likeness = Likeness(idea_id=match.idea_id, title=match.title, similarity=similarity, why=why)
        if any(match.idea_id == gist.idea_id for gist in also):
            return likeness
        return replace(likeness, standing=await self.words.past.standing(tenant_id, match.idea_id))

    async def _meanings(self, tenant_id: TenantId, gists: Sequence[Gist]) -> Meanings:
        """Ask for those that nobody has asked for yet, and keep them before they are used."""
        meanings = self._tenants[tenant_id]
        async with meanings.lock:
            if not meanings.is_loaded:
                meanings.learn(await self.vectors.every(tenant_id, self.embedding.model))
                meanings.is_loaded = True
            missing = [gist for gist in gists if gist.idea_id not in meanings.rows]
            if missing:
                given = await self.embedding.vectors([_text_of(gist) for gist in missing])
                self._refuse_other_lengths(meanings, given)
                fresh = {gist.idea_id: vector for gist, vector in zip(missing, given, strict=True)}
                await self.vectors.keep(tenant_id, self.embedding.model, fresh)
                meanings.learn(fresh)
        return meanings

    def _refuse_other_lengths(self, meanings: Meanings, given: Sequence[Sequence[float]]) -> None:
        """Before they are kept: what cannot be compared once would never be."""
        known = meanings.matrix.shape[1]
        found = {len(vector) for vector in given} - {known}
        if known and found:
            msg = (
                f"{self.embedding.model} gives vectors of {min(found)} numbers now and gave {known} before: "
                "it is another model. Set the name of a model that stays the same."
            )
            raise ProviderRefusedError(msg)


def _text_of(gist: Gist) -> str:
    heaviest = sorted(gist.keywords, key=lambda word: -gist.keywords[word])[:MOST_WORDS]
    return f"{gist.title}. {', '.join(heaviest)}"
