"""What every search for near duplicates promises, over every store of past ideas."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.persistence.memory.past_ideas import MemoryPastIdeas
from adapters.persistence.memory.store import MemoryStore
from adapters.persistence.sql.past_ideas import SqlPastIdeas
from adapters.similarity.tfidf import TfIdfDuplicateSearch
from application.ports.duplicates import DuplicateSearch, PastIdeas
from domain.ideas.idea import Idea, Origin
from domain.ideas.likeness import Gist, Likeness, Standing
from domain.ideas.terms import keywords_of
from domain.shared.errors import NotFoundError
from domain.shared.ids import IdeaId, TenantId
from tests.support.builders import ANN, NOON, a_post, an_idea
from tests.support.work_subjects import Subject, in_memory, in_sql

SHADE = """The city planted 212 trees along the main road. The pavement under them is nine degrees cooler.
Shade lowers the temperature of the pavement. People stay longer and buy more in the shops.
A young tree needs 80 litres of water a week. Neighbours water the trees in the first two summers."""
RETRY = """A retry is safe when the request has a key. The server remembers the key and answers the same again.
Without a key a second payment is made. Wait longer after each failure, and add some chance to the pause."""
OTHER = TenantId(UUID(int=2))


@dataclass
class World:
    subject: Subject
    past: PastIdeas
    search: DuplicateSearch

    async def proposed(self, title: str, text: str, **more: Any) -> Idea:
        digest = more.pop("digest", title)
        idea = an_idea(
            title=title,
            keywords=keywords_of(title, "", text) if text else {},
            origin=Origin(source="x.md", article_key="k", article_digest=digest),
            **more,
        )
        async with self.subject.work() as work:
            idea.propose(by=ANN)
            work.ideas.add(idea)
            await work.commit()
        return idea

    async def nearest(self, title: str, text: str, digest: str = "new", also: tuple[Gist, ...] = ()) -> Likeness | None:
        return await self.search.nearest(self.tenant, Gist.of_text(IdeaId(uuid4()), digest, title, "", text), also)

    @property
    def tenant(self) -> TenantId:
        return TenantId(UUID(int=1))


@pytest.fixture(params=["memory", pytest.param("sql", marks=pytest.mark.postgres)])
def world(request: pytest.FixtureRequest) -> World:
    if request.param == "memory":
        store = MemoryStore()
        past: PastIdeas = MemoryPastIdeas(store)
        return World(in_memory(store), past, TfIdfDuplicateSearch(past))
    sessions = request.getfixturevalue("sessions")
    past = SqlPastIdeas(sessions)
    return World(in_sql(sessions), past, TfIdfDuplicateSearch(past))


async def test_where_nothing_was_proposed_nothing_is_alike(world: World) -> None:
    assert await world.nearest("Shade for the main road", SHADE) is None


async def test_the_same_story_under_another_headline_is_a_duplicate_and_says_why(world: World) -> None:
    earlier = await world.proposed("Shade for the main road", SHADE)
    await world.proposed("What makes a retry safe", RETRY)

    match = await world.nearest("Trees cool the city", "\n".join(SHADE.splitlines()[:2]))

    assert match is not None
    assert (match.idea_id, match.title, match.standing) == (earlier.id, earlier.title, Standing.PROPOSED)
    assert match.is_duplicate
    assert "both speak of" in match.why
    assert "tree" in match.why


async def test_another_subject_is_none(world: World) -> None:
    await world.proposed("Shade for the main road", SHADE)

    assert await world.nearest("What makes a retry safe", RETRY) is None


async def test_an_equal_title_over_another_text_is_no_duplicate(world: World) -> None:
    await world.proposed("News of the week", SHADE)

    match = await world.nearest("News of the week", RETRY)

    assert match is None or not match.is_duplicate


async def test_the_same_article_given_to_another_channel_is_no_repeat(world: World) -> None:
    await world.proposed("Shade for the main road", SHADE, digest="same")

    assert await world.nearest("Shade for the main road", SHADE, digest="same") is None


async def test_what_became_of_the_earlier_idea_is_told_as_it_is_now(world: World) -> None:
    earlier = await world.proposed("Shade for the main road", SHADE)
    assert await world.nearest("Shade again", SHADE)

    async with world.subject.work() as work:
        (await work.ideas.get(earlier.id)).reject(by=ANN, at=NOON)
        await work.commit()
    rejected = await world.nearest("Shade again", SHADE)
    async with world.subject.work() as work:
        post = a_post(idea_id=earlier.id)
        post.publish(external_id="1", url="/watch/x", by=ANN, at=NOON)
        work.posts.add(post)
        await work.commit()
    published = await world.nearest("Shade again", SHADE)

    assert rejected is not None
    assert rejected.standing is Standing.REJECTED
    assert published is not None
    assert published.standing is Standing.PUBLISHED


async def test_ideas_of_the_same_run_count_before_they_are_saved(world: World) -> None:
    first = Gist.of_text(IdeaId(uuid4()), "first", "Shade for the main road", "", SHADE)

    match = await world.nearest("Trees cool the city", SHADE, also=(first,))

    assert match is not None
    assert match.idea_id == first.idea_id


async def test_ideas_that_come_later_are_found_too(world: World) -> None:
    await world.proposed("What makes a retry safe", RETRY)
    assert await world.nearest("Shade again", SHADE) is None
    later = await world.proposed("Shade for the main road", SHADE, created_at=NOON + timedelta(hours=1))

    match = await world.nearest("Shade again", SHADE)

    assert match is not None
    assert match.idea_id == later.id


async def test_ideas_from_before_their_words_were_kept_are_known_by_title_and_summary(world: World) -> None:
    earlier = await world.proposed("Shade for the main road", "", description="Trees cool the pavement of the city.")

    match = await world.nearest("Shade for the main road", "Trees cool the pavement of the city.")

    assert match is not None
    assert match.idea_id == earlier.id


async def test_another_tenants_ideas_are_never_found(world: World) -> None:
    await world.proposed("Shade for the main road", SHADE)

    probe = Gist.of_text(IdeaId(uuid4()), "new", "Shade for the main road", "", SHADE)
    assert await world.search.nearest(OTHER, probe) is None
    assert list(await world.past.since(OTHER, None)) == []


async def test_the_standing_of_an_unknown_idea_is_not_found(world: World) -> None:
    with pytest.raises(NotFoundError):
        await world.past.standing(world.tenant, IdeaId(uuid4()))


async def test_only_later_ideas_are_asked_for(world: World) -> None:
    await world.proposed("One", SHADE)
    later = await world.proposed("Two", RETRY, created_at=NOON + timedelta(hours=1))

    assert [idea.gist.idea_id for idea in await world.past.since(world.tenant, NOON + timedelta(minutes=1))] == [
        later.id
    ]
