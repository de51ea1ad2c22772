"""Runs and pipelines show everything that was made, by few queries, and count what waits."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from adapters.persistence.sql.progress import SqlProgressBoard
from adapters.persistence.sql.readers import (
    SqlPipelineReader,
)
from application.contracts.pipeline import Stage, StageState
from application.contracts.views import StageProgress
from domain.ideas.idea import IdeaStatus
from domain.posts.post import PostStatus
from domain.runs.run import SourceFailure
from tests.support.builders import (
    NOON,
    a_post,
    a_run,
    a_script,
    an_idea,
)
from tests.support.lines import a_published_line
from tests.support.saving import TENANT, save

pytestmark = pytest.mark.postgres

Sessions = async_sessionmaker[AsyncSession]


async def test_a_run_shows_its_ideas_and_those_it_met_again(sessions: Sessions) -> None:
    known, foreign = an_idea(score=0.2), an_idea()
    run = a_run(idea_ids=(known.id,), source_failures=(SourceFailure(source="x.md", reason="It is empty."),))
    own = an_idea(run_id=run.id, score=0.7)
    await save(sessions, run, known, foreign, own)

    view = await SqlPipelineReader(sessions).run(TENANT, run.id)

    assert [one.idea.idea_id for one in view.pipelines] == [own.id, known.id]
    assert [(one.source, one.reason) for one in view.problems] == [("x.md", "It is empty.")]


async def test_the_latest_run_is_the_one_begun_last(sessions: Sessions) -> None:
    reader = SqlPipelineReader(sessions)
    nothing = await reader.latest_run(TENANT)
    runs = [a_run(created_at=NOON + timedelta(hours=hour)) for hour in (1, 2, 0)]
    await save(sessions, *runs)

    latest = await reader.latest_run(TENANT)

    assert nothing is None
    assert latest is not None
    assert latest.run_id == runs[1].id


async def test_a_pipeline_shows_everything_that_was_made(sessions: Sessions) -> None:
    line = a_published_line()
    await save(sessions, *line)

    view = await SqlPipelineReader(sessions).pipeline(TENANT, line[0].id)

    assert view.script is not None
    assert view.manifest is not None
    assert view.video is not None
    assert view.post is not None
    assert (view.stage, view.state, len(view.manifest.assets)) == (Stage.DONE, StageState.DONE, 4)


async def test_fifty_ideas_need_no_more_queries_than_one(sessions: Sessions) -> None:
    run = a_run()
    lines = [a_published_line(run.id) for _ in range(50)]
    await save(sessions, run, *(one for line in lines for one in line))
    asked: list[str] = []
    event.listen(
        sessions.kw["bind"].sync_engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_rest: asked.append(statement),
    )

    view = await SqlPipelineReader(sessions).run(TENANT, run.id)

    assert len(view.pipelines) == 50
    assert len(asked) <= 10


async def test_a_reported_failure_parks_the_pipeline_until_it_is_tried_again(sessions: Sessions) -> None:
    idea = an_idea(status=IdeaStatus.APPROVED)
    await save(sessions, idea)
    board, reader = SqlProgressBoard(sessions), SqlPipelineReader(sessions)
    failed = StageProgress(
        idea_id=idea.id, stage=Stage.SCRIPT, state=StageState.FAILED, failure="The model is away.", updated_at=NOON
    )
    await board.report(TENANT, failed)
    parked = await reader.pipeline(TENANT, idea.id)
    counted = await reader.counts(TENANT)
    again = failed.model_copy(update={"state": StageState.RUNNING, "failure": "", "attempt": 2})
    await board.report(TENANT, again)
    running = await reader.pipeline(TENANT, idea.id)

    assert (parked.stage, parked.state, parked.failure) == (Stage.SCRIPT, StageState.FAILED, "The model is away.")
    assert (counted.failed, (await reader.counts(TENANT)).failed) == (1, 0)
    assert (running.state, running.failure) == (StageState.RUNNING, "")


async def test_what_waits_for_an_operator_is_counted(sessions: Sessions) -> None:
    approved, rejected = an_idea(status=IdeaStatus.APPROVED), an_idea(status=IdeaStatus.REJECTED)
    old = an_idea(updated_at=NOON - timedelta(days=1))
    waiting, failed_post = a_post(), a_post(idea_id=approved.id, status=PostStatus.FAILED)
    scripts = (a_script(idea_id=approved.id), a_script(idea_id=rejected.id))
    await save(sessions, approved, rejected, old, waiting, failed_post, *scripts)

    counts = await SqlPipelineReader(sessions).counts(TENANT)

    assert (counts.ideas, counts.scripts, counts.posts, counts.failed) == (1, 1, 1, 1)
    assert counts.oldest_at == NOON - timedelta(days=1)
