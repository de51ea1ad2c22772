"""What every publisher promises: prepare can be taken back, commit is once, probe changes nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from adapters.publishing.own_site import OwnSitePublisher
from application.ports.object_store import ObjectStore
from application.ports.publisher import Absent, Accepted, Attempt, Publisher, PublishErrorKind, Refused
from domain.shared.errors import NotFoundError, ProviderUnavailableError
from domain.shared.ids import TenantId
from tests.support.builders import a_post, a_rendition
from tests.support.object_store import MemoryObjectStore


class LosingStore(MemoryObjectStore):
    """Loses its caller right after the record was written, or refuses to write at all."""

    lose_after_write = False
    away = False

    async def put(self, key: str, content: bytes) -> None:
        if self.away:
            msg = "The store does not answer."
            raise ProviderUnavailableError(msg)
        await super().put(key, content)
        if self.lose_after_write and key.endswith("post.json"):
            raise ConnectionResetError


@pytest.fixture
def store() -> LosingStore:
    found = LosingStore()
    rendition = a_rendition()
    for key in (rendition.video_key, rendition.thumbnail_key, rendition.srt_key, rendition.vtt_key):
        found.objects[key] = key.encode()
    return found


PUBLISHERS: list[Callable[[ObjectStore], Publisher]] = [OwnSitePublisher]


@pytest.fixture(params=PUBLISHERS, ids=["own site"])
def publisher(request: pytest.FixtureRequest, store: LosingStore) -> Publisher:
    made: Publisher = request.param(store)
    return made


@pytest.fixture
def attempt() -> Attempt:
    return Attempt(tenant_id=TenantId(uuid4()), post=a_post(), rendition=a_rendition(), script_text="Three things.")


def live_posts(store: LosingStore) -> list[str]:
    return [key for key in store.objects if key.endswith("post.json")]


async def test_nothing_is_live_before_the_commit(publisher: Publisher, attempt: Attempt) -> None:
    await publisher.prepare(attempt)

    assert isinstance(await publisher.probe(attempt), Absent)


async def test_preparing_again_gives_the_same_handle(publisher: Publisher, attempt: Attempt) -> None:
    assert await publisher.prepare(attempt) == await publisher.prepare(attempt)


async def test_a_commit_is_live_and_says_where(publisher: Publisher, attempt: Attempt) -> None:
    await publisher.prepare(attempt)
    answer = await publisher.commit(attempt)

    assert answer == Accepted(external_id=str(attempt.post.id), url=f"/watch/{attempt.post.slug}")
    assert await publisher.probe(attempt) == answer


async def test_committing_twice_makes_one_post(publisher: Publisher, attempt: Attempt, store: LosingStore) -> None:
    await publisher.prepare(attempt)
    first, second = await publisher.commit(attempt), await publisher.commit(attempt)

    assert first == second
    assert len(live_posts(store)) == 1


async def test_a_commit_whose_caller_was_lost_is_found_live(
    publisher: Publisher, attempt: Attempt, store: LosingStore
) -> None:
    await publisher.prepare(attempt)
    store.lose_after_write = True
    with pytest.raises(ConnectionResetError):
        await publisher.commit(attempt)
    store.lose_after_write = False

    assert isinstance(await publisher.probe(attempt), Accepted)
    assert isinstance(await publisher.commit(attempt), Accepted)
    assert len(live_posts(store)) == 1


async def test_another_version_does_not_replace_what_is_live(
    publisher: Publisher, attempt: Attempt, store: LosingStore
) -> None:
    await publisher.prepare(attempt)
    await publisher.commit(attempt)
    before = dict(store.objects)
    answer = await publisher.commit(replace(attempt, script_text="Other words."))

    assert isinstance(answer, Refused)
    assert (answer.kind, answer.code) == (PublishErrorKind.TERMINAL, "already_published")
    assert store.objects == before


async def test_a_store_that_does_not_answer_is_tried_later(
    publisher: Publisher, attempt: Attempt, store: LosingStore
) -> None:
    await publisher.prepare(attempt)
    store.away = True
    answer = await publisher.commit(attempt)

    assert isinstance(answer, Refused)
    assert answer.kind is PublishErrorKind.RETRY_LATER


async def test_a_file_that_is_gone_is_told_while_preparing(
    publisher: Publisher, attempt: Attempt, store: LosingStore
) -> None:
    del store.objects[attempt.rendition.video_key]

    with pytest.raises(NotFoundError):
        await publisher.prepare(attempt)


@pytest.mark.parametrize(
    ("changes", "length", "said"),
    [
        ({}, 38, 0),
        ({"title": " "}, 38, 1),
        ({"title": "x" * 201, "description": "x" * 5001}, 38, 2),
        ({}, 5 * 3600, 1),
    ],
)
def test_what_stands_against_publishing_is_told_in_sentences(
    publisher: Publisher, changes: dict[str, str], length: int, said: int
) -> None:
    problems = publisher.validate(a_post(**changes), a_rendition(duration=timedelta(seconds=length)))

    assert len(problems) == said
    assert all(problem.endswith(".") for problem in problems)
