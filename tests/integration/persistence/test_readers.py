"""Read models are complete, in order, page by page, and one tenant's only."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.readers import (
    SqlAnalyticsReader,
    SqlAssetReader,
    SqlAuditReader,
    SqlIdeaReader,
    SqlPipelineReader,
    SqlPostReader,
    SqlScriptReader,
    SqlVideoReader,
)
from adapters.persistence.sql.unit_of_work import SqlUnitOfWork
from application.ports.unit_of_work import WorkContext
from domain.ideas.idea import Idea, IdeaStatus
from domain.shared.errors import InvalidInputError, NotFoundError
from tests.support.builders import (
    ANN,
    NOON,
    a_manifest,
    a_post,
    a_run,
    a_scene,
    a_script,
    a_video,
    an_idea,
)
from tests.support.lines import a_published_line, a_snapshot
from tests.support.saving import OTHER_TENANT, TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]


async def all_pages(reader: Any, size: int) -> list[Any]:
    found, cursor = [], ""
    while True:
        page = await reader.page(TENANT, cursor=cursor, limit=size)
        found += page.items
        cursor = page.next_cursor
        if not cursor:
            return found


async def test_ideas_come_best_first_each_exactly_once(sessions: Sessions) -> None:
    ideas = [an_idea(score=score) for score in (0.5, 0.9, 0.1, 0.5, 0.5)]
    await save(sessions, *ideas)

    found = await all_pages(SqlIdeaReader(sessions), 2)

    assert [idea.score for idea in found] == [0.9, 0.5, 0.5, 0.5, 0.1]
    assert {idea.idea_id for idea in found} == {idea.id for idea in ideas}


async def test_ideas_can_be_asked_for_by_status(sessions: Sessions) -> None:
    await save(sessions, an_idea(), an_idea(status=IdeaStatus.REJECTED))

    page = await SqlIdeaReader(sessions).page(TENANT, IdeaStatus.REJECTED)

    assert [idea.status for idea in page.items] == ["rejected"]


@pytest.mark.parametrize("cursor", ["x", "%00", "W10", "bnVsbA", "WyJhIiwxLDJd", "é", "e30", "A" * 5000])
async def test_a_cursor_that_we_did_not_make_is_refused(sessions: Sessions, cursor: str) -> None:
    for reader in (SqlIdeaReader(sessions), SqlVideoReader(sessions), SqlAuditReader(sessions)):
        with pytest.raises(InvalidInputError):
            await reader.page(TENANT, cursor=cursor)


async def test_the_cursor_of_another_list_is_refused(sessions: Sessions) -> None:
    await save(sessions, a_video(), a_video())
    cursor = (await SqlVideoReader(sessions).page(TENANT, limit=1)).next_cursor

    with pytest.raises(InvalidInputError):
        await SqlScriptReader(sessions).page(TENANT, cursor=cursor)


@pytest.mark.parametrize(
    ("reader", "make"),
    [(SqlScriptReader, a_script), (SqlAssetReader, a_manifest), (SqlVideoReader, a_video), (SqlPostReader, a_post)],
)
async def test_every_list_pages_newest_first(sessions: Sessions, reader: Any, make: Any) -> None:
    moments = [NOON + timedelta(microseconds=number) for number in range(5)]
    made = [make(created_at=at, **({"scheduled_at": at} if make is a_post else {})) for at in moments]
    await save(sessions, *made)

    found = await all_pages(reader(sessions), 2)

    assert [one.created_at for one in found] == moments[::-1]


async def test_what_another_tenant_has_is_not_found(sessions: Sessions) -> None:
    line = a_published_line()
    await save(sessions, *line, tenant_id=OTHER_TENANT)
    idea, script, manifest, *_, video, post = line

    for reader, key in (
        (SqlIdeaReader(sessions).detail, idea.id),
        (SqlScriptReader(sessions).detail, script.id),
        (SqlAssetReader(sessions).detail, manifest.id),
        (SqlVideoReader(sessions).detail, video.id),
        (SqlPostReader(sessions).detail, post.id),
        (SqlPipelineReader(sessions).pipeline, idea.id),
        (SqlPipelineReader(sessions).run, a_run().id),
    ):
        with pytest.raises(NotFoundError):
            await reader(TENANT, key)
    assert (await SqlIdeaReader(sessions).page(TENANT)).items == ()


async def test_every_version_of_a_script_is_kept_newest_first(sessions: Sessions) -> None:
    script = a_script()
    await save(sessions, script)
    context = WorkContext(tenant_id=TENANT, actor=ANN)
    async with SqlUnitOfWork(sessions, context) as work:
        known = await work.scripts.get(script.id)
        known.edit([a_scene(narration="Other words.")], by=ANN, at=NOON)
        await work.commit()
    async with SqlUnitOfWork(sessions, context) as work:
        (await work.scripts.get(script.id)).approve(content_hash=None, by=ANN, at=NOON)
        await work.commit()

    versions = await SqlScriptReader(sessions).versions(TENANT, script.id)

    assert [(one.version, one.status, one.scenes[0].narration) for one in versions] == [
        (2, "approved", "Other words."),
        (1, "draft", "Three things decide a launch day."),
    ]
    assert [one.allowed_actions for one in versions] == [("revise",), ()]
    assert versions[1].content_hash == script.content_hash


async def test_posts_of_a_span_come_in_order(sessions: Sessions) -> None:
    posts = [a_post(scheduled_at=NOON + timedelta(days=day)) for day in (3, 0, 1, 2)]
    await save(sessions, *posts)

    found = await SqlPostReader(sessions).between(TENANT, NOON, NOON + timedelta(days=2))

    assert [post.scheduled_at for post in found] == [NOON, NOON + timedelta(days=1)]


async def test_only_a_published_post_is_found_by_its_slug(sessions: Sessions) -> None:
    live = a_post(slug="live")
    live.publish(external_id="1", url="/watch/live", by=ANN, at=NOON)
    await save(sessions, live, a_post(slug="waiting"))
    reader = SqlPostReader(sessions)

    assert (await reader.published(TENANT, "live")).post_id == live.id
    with pytest.raises(NotFoundError):
        await reader.published(TENANT, "waiting")


async def test_numbers_are_those_of_the_newest_snapshot(sessions: Sessions) -> None:
    posts = [a_post(), a_post(), a_post()]
    for post in posts[:2]:
        post.publish(external_id="1", url="/watch/x", by=ANN, at=NOON)
    snapshots = [a_snapshot(posts[0].id, views, NOON + timedelta(hours=views)) for views in (2, 9, 4)]
    await save(sessions, *posts, *snapshots)
    reader = SqlAnalyticsReader(sessions)

    numbers = {one.post.post_id: one.latest for one in await reader.numbers(TENANT)}
    series = await reader.series(TENANT, posts[0].id)

    assert set(numbers) == {posts[0].id, posts[1].id}
    latest = numbers[posts[0].id]
    assert latest is not None
    assert (latest.metrics.views, latest.metrics.comments) == (9, None)
    assert numbers[posts[1].id] is None
    assert [one.metrics.views for one in series] == [2, 4, 9]


async def test_the_audit_can_be_asked_for_by_entity(sessions: Sessions) -> None:
    ideas: Sequence[Idea] = [an_idea(), an_idea()]
    for idea in ideas:
        idea.propose(by=ANN)
        await save(sessions, idea)
    reader = SqlAuditReader(sessions)

    everything = await reader.page(TENANT, limit=1)
    rest = await reader.page(TENANT, cursor=everything.next_cursor)
    one = await reader.page(TENANT, ideas[0].id)

    assert [entry.entity_id for entry in (*everything.items, *rest.items)] == [ideas[1].id, ideas[0].id]
    assert [(entry.actor, entry.action, entry.after) for entry in one.items] == [("user:ann", "IdeaProposed", "new")]
