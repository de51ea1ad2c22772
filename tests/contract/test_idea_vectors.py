"""Every store of vectors gives back what was kept first, by model and tenant; the search by meaning stands on it."""

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import httpx2
import openai
import pytest

from adapters.language.openai.embedding import OpenAiEmbedding
from adapters.persistence.memory.idea_vectors import MemoryIdeaVectors
from adapters.persistence.memory.past_ideas import MemoryPastIdeas
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.sql.idea_vectors import SqlIdeaVectors
from adapters.similarity.embedded import EmbeddedDuplicateSearch
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.ports.text_embedding import IdeaVectors
from domain.ideas.idea import Origin
from domain.ideas.likeness import Gist
from domain.ideas.terms import keywords_of
from domain.shared.errors import ProviderRefusedError, ProviderUnavailableError
from domain.shared.ids import IdeaId, TenantId
from tests.support.builders import ANN, an_idea
from tests.support.work_subjects import in_memory

TENANT, OTHER = TenantId(UUID(int=1)), TenantId(UUID(int=2))
ONE, TWO = IdeaId(UUID(int=3)), IdeaId(UUID(int=4))
MEANINGS = {"dogs": [1.0, 0.1], "hounds": [0.95, 0.12], "tax": [0.0, 1.0]}


@dataclass
class Service:
    """Knows what words mean by the first of `MEANINGS` that a text has; `broken` answers are given instead."""

    broken: list[Any] = field(default_factory=list)
    asked: list[list[str]] = field(default_factory=list)

    def embedding(self) -> OpenAiEmbedding:
        network = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))
        client = openai.AsyncOpenAI(api_key="x", base_url="http://m.test/v1", max_retries=0, http_client=network)
        return OpenAiEmbedding(client, "meaning-1")

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        texts = json.loads(request.content)["input"]
        self.asked.append(texts)
        if self.broken:
            given = self.broken[0]
            return httpx2.Response(given) if isinstance(given, int) else httpx2.Response(200, json=given)
        rows = [{"object": "embedding", "index": n, "embedding": self._of(text)} for n, text in enumerate(texts)]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        return httpx2.Response(200, json={"object": "list", "model": "m", "data": rows[::-1], "usage": usage})

    def _of(self, text: str) -> list[float]:
        return next((vector for word, vector in MEANINGS.items() if word in text.lower()), [0.5, 0.5])


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def vectors(request: pytest.FixtureRequest) -> IdeaVectors:
    return MemoryIdeaVectors() if request.param == "memory" else SqlIdeaVectors(request.getfixturevalue("sessions"))


async def test_vectors_come_back_by_model_and_tenant_and_the_first_stays(vectors: IdeaVectors) -> None:
    await vectors.keep(TENANT, "a", {ONE: [0.5, 0.25], TWO: [1.0, 0.0]})
    await vectors.keep(TENANT, "a", {ONE: [9.0, 9.0]})
    found = {key: list(vector) for key, vector in (await vectors.every(TENANT, "a")).items()}

    assert found == {ONE: [0.5, 0.25], TWO: [1.0, 0.0]}
    assert not await vectors.every(TENANT, "b")
    assert not await vectors.every(OTHER, "a")


async def a_search(service: Service, vectors: IdeaVectors) -> EmbeddedDuplicateSearch:
    store = MemoryStore()
    for title in ("All about dogs", "Paying tax"):
        idea = an_idea(
            title=title,
            keywords=keywords_of(title, "", title),
            origin=Origin(source="x", article_key="k", article_digest=title),
        )
        async with in_memory(store).work() as work:
            idea.propose(by=ANN)
            work.ideas.add(idea)
            await work.commit()
    return EmbeddedDuplicateSearch(TfIdfDuplicateSearch(MemoryPastIdeas(store)), service.embedding(), vectors)


def probe(title: str) -> Gist:
    return Gist.of_text(IdeaId(uuid4()), "new", title, "", title)


async def test_what_means_the_same_in_other_words_is_found(vectors: IdeaVectors) -> None:
    search = await a_search(Service(), vectors)

    match = await search.nearest(TENANT, probe("Hounds explained"))

    assert match is not None
    assert (match.title, match.is_duplicate) == ("All about dogs", True)
    assert "the same in meaning by meaning-1" in match.why


async def test_nothing_is_asked_for_twice_not_even_by_another_process(vectors: IdeaVectors) -> None:
    service = Service()
    search = await a_search(service, vectors)
    await search.nearest(TENANT, first := probe("Hounds explained"))
    await search.nearest(TENANT, first)
    other = EmbeddedDuplicateSearch(TfIdfDuplicateSearch(search.words.past), service.embedding(), vectors)
    await other.nearest(TENANT, first)

    assert [len(texts) for texts in service.asked] == [3]


BROKEN = [
    503,
    401,
    {"data": []},
    {"nothing": 1},
    "a sentence",
    {"data": "many"},
    {"data": [{"index": 0, "embedding": ["one"]}, {"index": 1, "embedding": [None]}]},
    {"data": [{"index": 0, "embedding": [1e300]}, {"index": 1, "embedding": [1.0]}]},
]


@pytest.mark.parametrize("broken", BROKEN)
async def test_a_service_that_fails_stops_nothing_and_the_match_says_so(broken: Any) -> None:
    search = await a_search(Service(broken=[broken]), MemoryIdeaVectors())

    match = await search.nearest(TENANT, probe("All about dogs"))

    assert match is not None
    assert match.title == "All about dogs"
    assert "compared by words only" in match.why
    assert await search.nearest(TENANT, probe("Hounds explained")) is None


@pytest.mark.parametrize(
    ("broken", "error"),
    [(503, ProviderUnavailableError), (401, ProviderRefusedError), ({"data": []}, ProviderRefusedError)],
)
async def test_a_failing_service_is_told_in_our_words(broken: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="The embedding service"):
        await Service(broken=[broken]).embedding().vectors(["a", "b"])


async def test_vectors_of_another_length_are_never_kept_and_stop_nothing(vectors: IdeaVectors) -> None:
    """The service serves another model under the name, by and by and all at once."""
    service = Service()
    search = await a_search(service, vectors)
    await search.nearest(TENANT, probe("Hounds explained"))
    before = await vectors.every(TENANT, "meaning-1")
    service.broken = [{"data": [{"index": 0, "embedding": [0.1, 0.2, 0.3]}]}]

    match = await search.nearest(TENANT, probe("All about dogs"))

    assert match is not None
    assert "compared by words only" in match.why
    assert (await vectors.every(TENANT, "meaning-1")).keys() == before.keys()


async def test_what_was_kept_in_two_lengths_is_compared_where_it_can_be(vectors: IdeaVectors) -> None:
    await vectors.keep(TENANT, "meaning-1", {ONE: [1.0, 0.1], TWO: [1.0, 0.1, 0.2]})
    search = await a_search(Service(), vectors)

    match = await search.nearest(TENANT, probe("Hounds explained"))

    assert match is not None
    assert match.title == "All about dogs"
